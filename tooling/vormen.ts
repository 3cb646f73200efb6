/** What a page is made of: where each part of it was judged before, judging it again finds nothing. */
import type { Page } from 'playwright-core';

/**
 * Each element within all that it stands in, as axe and html-validate see it: its tag, classes and attributes, whether it holds text and has a
 * label, whether what it points at is there, whether it is small or scrolls, and which kinds of children it has. Not what the text says: that
 * is what differs between pages that are alike. Of the page as a whole: which heading follows on which, and an id that stands there twice.
 */
const SCRIPT = `(() => {
  const WAARDE = /^(type|role|scope|lang|dir|autocomplete|inputmode|tabindex|target|rel|method|enctype|colspan|rowspan|aria-(?!label|description|roledescription|valuetext|placeholder|valuenow).*)$/;
  const WIJST = /^(for|list|headers|form|aria-(labelledby|describedby|controls|owns|details|errormessage|flowto|activedescendant))$/;
  const BEDIENT = /^(A|BUTTON|INPUT|SELECT|TEXTAREA|SUMMARY|LABEL)$/;
  const hash = (tekst) => {
    let h = 5381, g = 52711;
    for (let i = 0; i < tekst.length; i++) {
      const teken = tekst.charCodeAt(i);
      h = (h * 33) ^ teken;
      g = (g * 31 + teken) | 0;
    }
    return (h >>> 0).toString(36) + (g >>> 0).toString(36);
  };
  const vormen = new Set(), ids = new Set();
  let kop = '';
  const heeftTekst = (id) => (document.getElementById(id)?.textContent ?? '').trim() !== '';
  const van = (element, boven) => {
    const delen = [element.tagName];
    for (const { name, value } of element.attributes) {
      if (name === 'class') delen.push('.' + value);
      else if (WIJST.test(name)) delen.push(name + '=' + value.split(/\\s+/).map(heeftTekst).join());
      else if (WAARDE.test(name)) delen.push(name + '=' + value);
      else delen.push(name + (value.trim() === '' ? '=' : ''));
    }
    if ([...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '')) delen.push('tekst');
    if (element.labels) delen.push(element.labels.length > 0 ? 'met label' : 'zonder label');
    if (BEDIENT.test(element.tagName)) {
      const { width, height } = element.getBoundingClientRect();
      if (width < 24 || height < 24) delen.push('klein');
    }
    if (element.scrollWidth > element.clientWidth + 1) delen.push('rolt');
    if (ids.has(element.id)) vormen.add('dubbel:' + element.id);
    if (element.id !== '') ids.add(element.id);
    const pad = hash(boven + '>' + delen.join(' '));
    if (/^H[1-6]$/.test(element.tagName)) {
      vormen.add('koppen:' + kop + element.tagName);
      kop = element.tagName;
    }
    let soorten = '';
    for (const kind of element.children) {
      if (!soorten.endsWith(' ' + kind.tagName)) soorten += ' ' + kind.tagName;
      van(kind, pad);
    }
    vormen.add(pad + hash(soorten));
  };
  van(document.documentElement, '');
  return [...vormen];
})()`;

/** The shapes on the page that is open. */
export const vormenVan = (page: Page): Promise<string[]> => page.evaluate<string[]>(SCRIPT);
