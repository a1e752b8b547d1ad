enum NamedEntity {
  /// The upper bound of the number of letters of a name.
  static let longest = 28

  /// Names that HTML also accepts without a semicolon.
  static let openNames: [(name: String, scalar: Unicode.Scalar)] = [("amp", "&"), ("AMP", "&"), ("shy", "\u{AD}")]

  private static let scalars: [String: Unicode.Scalar] = [
    "Tab": "\t", "NewLine": "\n", "excl": "!", "quot": "\"", "QUOT": "\"", "num": "#", "dollar": "$", "percnt": "%",
    "amp": "&", "AMP": "&", "apos": "'", "lpar": "(", "rpar": ")", "ast": "*", "midast": "*", "plus": "+", "comma": ",",
    "period": ".", "sol": "/", "colon": ":", "semi": ";", "lt": "<", "LT": "<", "equals": "=", "gt": ">", "GT": ">",
    "quest": "?", "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^",
    "lowbar": "_", "UnderBar": "_", "grave": "`", "DiacriticalGrave": "`", "lcub": "{", "lbrace": "{", "verbar": "|",
    "vert": "|", "VerticalLine": "|", "rcub": "}", "rbrace": "}", "hyphen": "-", "dash": "-", "minus": "-",
    "shy": "\u{AD}",
    "nbsp": "\u{A0}", "NonBreakingSpace": "\u{A0}", "zwj": "\u{200D}", "zwnj": "\u{200C}", "lrm": "\u{200E}",
    "rlm": "\u{200F}", "NoBreak": "\u{2060}", "ZeroWidthSpace": "\u{200B}", "NegativeThinSpace": "\u{200B}",
    "NegativeMediumSpace": "\u{200B}", "NegativeThickSpace": "\u{200B}", "NegativeVeryThinSpace": "\u{200B}",
    "ApplyFunction": "\u{2061}", "af": "\u{2061}", "InvisibleTimes": "\u{2062}", "it": "\u{2062}",
    "InvisibleComma": "\u{2063}", "ic": "\u{2063}",
  ]

  /// Returns the character with a name; nil for other names.
  static func scalar(_ name: String) -> Unicode.Scalar? { scalars[name] }
}
