/// The script of a page, which only counts what is shown; everything else works without it.
enum HTMLScript {
  static let text = """
    (() => {
      const changes = [...document.querySelectorAll('.change')];
      const count = () => {
        const shown = changes.filter((change) => change.getClientRects().length > 0).length;
        document.querySelector('output').value = `${shown} of ${changes.length}`;
        document.querySelector('.empty').hidden = shown > 0;
      };
      document.querySelector('form').addEventListener('change', count);
      count();
    })();
    """

  /// The hash of the script, by which the page allows no other. `scripts/check-report` says what it has to be.
  static let hash = "sha256-KpMjg7FCRR8EdRtFLNOu594wpepKJxGiuWo8qUC/kKY="
}
