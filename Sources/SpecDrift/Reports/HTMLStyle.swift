/// The style of a page. Every text has a contrast of at least 4.5 with its background, which `scripts/check-report`
/// measures in both colour schemes.
enum HTMLStyle {
  static let text = "\n" + colours + "\n" + page + "\n" + changes + "\n" + HTMLFilters.rules + "\n"

  private static let colours = """
    :root {
      color-scheme: light dark;
      --page: #f7f7f5; --panel: #ffffff; --code: #f6f7f8; --text: #1d2024; --quiet: #5b626c; --rule: #dfe1e4; --link: #1b5797;
      --breaking: #a11a1d; --breaking-back: #fdecea;
      --warning: #774700; --warning-back: #fdf1d6; --info: #1c5688; --info-back: #e6f1fb;
      --none: #55606b; --none-back: #eceef0; --mark: #ffe9a8;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #121418; --panel: #1a1d23; --code: #14171b; --text: #e5e7ea; --quiet: #a2a9b3; --rule: #30353d; --link: #8ebdf0;
        --breaking: #ffa39c; --breaking-back: #3d1d1e;
        --warning: #f1c46d; --warning-back: #392c12; --info: #92c5f3; --info-back: #172c40;
        --none: #a9b2bc; --none-back: #272c33; --mark: #574613;
      }
    }
    .breaking { --level: var(--breaking); --back: var(--breaking-back) }
    .warning { --level: var(--warning); --back: var(--warning-back) }
    .info { --level: var(--info); --back: var(--info-back) }
    .none { --level: var(--none); --back: var(--none-back) }
    """

  private static let page = """
    * { box-sizing: border-box }
    body {
      margin: 0 auto; max-width: 76rem; padding: 2.5rem 1.5rem 4rem; background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
      overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
    }
    code, pre, .meta a, figcaption, .values, nav a, .group > h2, .group > details li {
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
    }
    a { color: var(--link) }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
    ul, ol { list-style: none; margin: 0; padding: 0 }
    summary { cursor: pointer }
    .program { margin: 0; color: var(--quiet); font-size: .875rem }
    h1 { margin: .25rem 0 .5rem; font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em }
    .documents { margin: 0 0 1.75rem; color: var(--quiet) }
    .documents code { color: var(--text); font-size: .9375rem }
    .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem }
    .card { background: var(--panel); border: 1px solid var(--rule); border-radius: .625rem; padding: 1rem 1.125rem }
    .card { display: flex; flex-direction: column }
    .card h2 { margin: 0; font-size: .875rem; font-weight: 600; color: var(--quiet) }
    .card h2::first-letter { text-transform: uppercase }
    .card .level { margin: 0; font-size: 1.5rem; line-height: 1.35; font-weight: 650; color: var(--level) }
    .card .question { margin: .25rem 0 .625rem; font-size: .875rem; color: var(--quiet) }
    .counts { margin-top: auto; display: flex; flex-wrap: wrap; gap: .125rem .875rem; font-size: .875rem; font-variant-numeric: tabular-nums }
    .counts .zero { color: var(--quiet) }
    .filters {
      position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .375rem 1.5rem;
      margin: 1.75rem -1.5rem 1.5rem; padding: .75rem 1.5rem; background: var(--page); border-block: 1px solid var(--rule);
      font-size: .875rem;
    }
    .filters div { display: flex; flex-wrap: wrap; align-items: center; gap: .125rem 1rem }
    .filters span { color: var(--quiet) }
    label { display: inline-flex; align-items: center; gap: .375rem; min-height: 1.75rem; cursor: pointer }
    input { width: 1rem; height: 1rem; margin: 0; accent-color: var(--link) }
    output { margin-left: auto; color: var(--quiet); font-variant-numeric: tabular-nums }
    nav { margin-bottom: 2rem; font-size: .875rem }
    nav summary { color: var(--quiet) }
    nav a { text-decoration: none }
    nav a:hover { text-decoration: underline }
    nav ol { margin-top: .5rem }
    nav li { padding: .25rem 0 }
    nav .number { color: var(--quiet); font-variant-numeric: tabular-nums }
    .empty, .note { color: var(--quiet) }
    """

  private static let changes = """
    .badge {
      display: inline-block; padding: .0625rem .5rem; border-radius: 1rem; background: var(--back); color: var(--level);
      font: 600 .75rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; vertical-align: .0625rem;
    }
    .group { margin-bottom: 2.5rem; scroll-margin-top: 4rem }
    .group > h2 { margin: 0 0 .75rem; font-size: 1.0625rem; font-weight: 600; line-height: 1.4 }
    .group > details { margin: -.5rem 0 .75rem; font-size: .875rem; color: var(--quiet) }
    .change {
      margin-bottom: 1rem; padding: 1rem 1.125rem 1.125rem; background: var(--panel); border: 1px solid var(--rule);
      border-radius: .625rem; scroll-margin-top: 4rem;
    }
    .change:target { border-color: var(--link) }
    h3 { margin: 0; font-size: 1rem; font-weight: 600; line-height: 1.5 }
    h3 .badge { margin-right: .25rem }
    h3 code { font-weight: 600; font-size: .9375rem }
    .meta { margin: .125rem 0 0; font-size: .8125rem; color: var(--quiet) }
    .meta a { color: inherit; text-decoration: none }
    .meta a:hover { text-decoration: underline }
    .meta span::before { content: "· " }
    .effects { display: flex; flex-wrap: wrap; gap: .125rem 1rem; margin-top: .375rem; font-size: .875rem }
    .effects li { color: var(--level) }
    .values { margin: .5rem 0 0; font-size: .875rem }
    .values del { text-decoration: none; color: var(--breaking) }
    .values ins { text-decoration: none; color: var(--info) }
    .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: .75rem }
    .sides:not(:empty) { margin-top: .75rem }
    figure { margin: 0; min-width: 0; border: 1px solid var(--rule); border-radius: .5rem; overflow: hidden }
    figcaption { padding: .375rem .75rem; font-size: .75rem; color: var(--quiet) }
    figcaption a { text-decoration: none }
    figcaption a:hover { text-decoration: underline }
    pre {
      margin: 0; padding: .375rem 0; overflow-x: auto; background: var(--code); border-top: 1px solid var(--rule);
      font-size: .8125rem; line-height: 1.55; overflow-wrap: normal; tab-size: 2;
    }
    pre:focus-visible { outline-offset: -2px }
    .line { position: relative; display: block; width: max-content; min-width: 100%; padding: 0 .75rem 0 4rem }
    .line i { position: absolute; left: 0; width: 3.25rem; font-style: normal; text-align: right; color: var(--quiet); user-select: none }
    .line i a { color: inherit; text-decoration: none }
    .marked { background: var(--back) }
    .marked i { color: var(--level); font-weight: 600 }
    mark { background: var(--mark); color: inherit; border-radius: .125rem }
    @media (max-width: 40rem) {
      body { padding: 1.5rem 1rem 3rem }
      h1 { font-size: 1.625rem }
      .filters { position: static; margin-inline: -1rem; padding-inline: 1rem }
      .change { padding: .875rem .875rem 1rem }
      .cards { gap: .5rem }
      .card { display: grid; grid-template-columns: 1fr auto; align-items: baseline; padding: .75rem .875rem }
      .card .level { font-size: 1.125rem }
      .card .question { margin: .125rem 0 .375rem }
      .card .question, .counts { grid-column: 1 / -1 }
      .line { width: auto; padding-left: 3rem; white-space: pre-wrap; overflow-wrap: anywhere }
      .line i { width: 2.375rem }
    }
    @media print {
      .filters, nav { display: none }
      .change { break-inside: avoid }
    }
    """
}
