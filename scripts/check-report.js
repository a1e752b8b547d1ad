// Runs in a page that shows a report in a frame, and leaves in #result what is wrong with the report.
const faults = [];
const frame = document.querySelector('iframe');
let page; // the document of the report, once it is loaded
const style = (element) => frame.contentWindow.getComputedStyle(element);
const all = (selector) => [...page.querySelectorAll(selector)];
const isShown = (element) => element.getClientRects().length > 0;
const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> "${element.textContent.slice(0, 40)}"`;

const channels = (text) => {
  const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
  return { colour: [red, green, blue], alpha };
};

const background = (element) => {
  for (let each = element; each; each = each.parentElement) {
    const { colour, alpha } = channels(style(each).backgroundColor);
    if (alpha === 1) return colour;
    if (alpha > 0) faults.push(`${name(each)} has a background that is translucent: it can't be measured`);
  }
  faults.push(`${name(element)} has no background`);
  return [255, 255, 255];
};

const luminance = (colour) => {
  const linear = colour.map((value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
};

// WCAG 2.2, 1.4.3.
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
};

const checkText = () => {
  let measured = 0;
  for (const element of all('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasText || !isShown(element) || ['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
    const { colour, alpha } = channels(style(element).color);
    const ratio = contrast(colour, background(element));
    if (ratio < 4.5 || alpha < 1 || style(element).opacity !== '1') faults.push(`${name(element)}: contrast ${ratio.toFixed(2)}`);
    measured += 1;
  }
  return measured;
};

const checkWidth = () => {
  const root = page.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  for (const element of all('body *')) {
    if (isShown(element) && !element.closest('pre') && element.getBoundingClientRect().right > root.clientWidth + 0.5) {
      faults.push(`${name(element)} reaches beyond the page`);
    }
  }
};

const checkLinks = () => {
  const ids = all('[id]').map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`the ID ${id} is there twice`);
  for (const link of all('a')) {
    const target = link.getAttribute('href');
    if (target.startsWith('#') && !page.getElementById(target.slice(1))) faults.push(`the link ${target} leads nowhere`);
    if (/^(\/\/|[^/?#]*:)/.test(target)) faults.push(`the link ${target} leads elsewhere`);
  }
  const foreign = all('img, link, iframe, object, embed, [src], [onerror], [onclick], script ~ script');
  for (const element of foreign) faults.push(`${name(element)} doesn't belong in a report`);
};

const choose = (chosen) => {
  for (const box of all('input')) box.checked = chosen.includes(box.id.replace('show-', ''));
  page.querySelector('form').dispatchEvent(new Event('change'));
};

const checkFilter = (axes, levels) => {
  choose([...axes, ...levels]);
  const effects = axes.flatMap((axis) => levels.map((level) => `${axis}-${level}`));
  const isWanted = (element) => effects.some((effect) => element.classList.contains(effect));
  const changes = all('.change');
  for (const change of changes) {
    if (isShown(change) !== isWanted(change)) faults.push(`${axes} ${levels}: ${change.id} is ${isShown(change) ? 'shown' : 'hidden'}`);
  }
  for (const group of all('.group')) {
    const isUsed = [...group.querySelectorAll('.change')].some(isWanted);
    if (isShown(group) !== isUsed) faults.push(`${axes} ${levels}: ${group.id} is ${isShown(group) ? 'shown' : 'hidden'}`);
    const entry = page.querySelector(`nav a[href="#${group.id}"]`);
    if (entry && isShown(entry) !== isUsed) faults.push(`${axes} ${levels}: the entry of ${group.id} is wrong`);
  }
  const shown = changes.filter(isWanted).length;
  const output = page.querySelector('output').value;
  if (output !== `${shown} of ${changes.length}`) faults.push(`${axes} ${levels}: the count is "${output}", not ${shown}`);
  if (isShown(page.querySelector('.empty')) !== (shown === 0)) faults.push(`${axes} ${levels}: the text for no change is wrong`);
};

const checkFilters = () => {
  const [axes, levels] = [['wire', 'source', 'behaviour'], ['breaking', 'warning', 'info']];
  for (const axis of axes) for (const level of levels) checkFilter([axis], [level]);
  for (const axis of axes) checkFilter([axis], levels);
  for (const level of levels) checkFilter(axes, [level]);
  checkFilter([], levels);
  checkFilter(axes, levels);
};

window.addEventListener('load', () => {
  page = frame.contentDocument;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  for (const element of all('details')) element.open = true;
  checkWidth();
  const measured = checkText();
  checkLinks();
  if (page.querySelector('form')) checkFilters();
  const changes = all('.change').length;
  document.querySelector('#result').textContent = JSON.stringify({ faults, measured, changes, isDark, width: page.documentElement.clientWidth });
});
