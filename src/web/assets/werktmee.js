// Small conveniences. Every page works without this file.

/**
 * @param {string} text hours as typed: "3,5", "3.5", "2:30"; what is no number counts as nothing
 * @param {number} dagdeel how many minutes "1d" is; 0: not counted so. Returns minutes.
 */
function minutes(text, dagdeel) {
  const clean = text.trim();
  const parts = dagdeel > 0 ? /^(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:d|dd|dagdeel|dagdelen)$/i.exec(clean) : null;
  if (parts) return Math.round(Number(parts[1].replace(',', '.')) * dagdeel);
  const hmm = /^(\d{1,4}):([0-5]\d)$/.exec(clean);
  if (hmm) return Number(hmm[1]) * 60 + Number(hmm[2]);
  return /^\d{1,4}([.,]\d{1,6})?$/.test(clean) ? Math.round(Number(clean.replace(',', '.')) * 60) : 0;
}

/** @param {number} total minutes, shown as decimal hours with a comma */
function hours(total) {
  return String(Math.round((total / 60) * 100) / 100).replace('.', ',');
}

for (const grid of document.querySelectorAll('[data-wm-uren]')) {
  const sum = () => {
    const perDay = new Map();
    let week = 0;
    for (const row of grid.querySelectorAll('[data-wm-rij]')) {
      let total = 0;
      // Fields, and hours that stand fast as <data>.
      for (const cell of row.querySelectorAll('[data-wm-dag]')) {
        const value = minutes(cell.value, Number(row.dataset.wmDagdeel ?? 0));
        total += value;
        perDay.set(cell.dataset.wmDag, (perDay.get(cell.dataset.wmDag) ?? 0) + value);
      }
      week += total;
      const output = row.querySelector('[data-wm-som-rij]');
      if (output) output.textContent = hours(total);
    }
    for (const output of grid.querySelectorAll('[data-wm-som-dag]')) {
      output.textContent = hours(perDay.get(output.dataset.wmSomDag) ?? 0);
    }
    const output = grid.querySelector('[data-wm-som-week]');
    if (output) output.textContent = hours(week);
  };
  grid.addEventListener('input', sum);
  // Arrow up, arrow down and Enter walk through a column, as in a spreadsheet.
  grid.addEventListener('keydown', (event) => {
    const cell = event.target.closest('input[data-wm-dag]');
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (!cell || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    const column = [...grid.querySelectorAll(`input[data-wm-dag="${cell.dataset.wmDag}"]`)];
    const next = column[column.indexOf(cell) + step];
    // At the end of a column Enter does not send the form: that is what the button is for.
    event.preventDefault();
    next?.focus();
    next?.select();
  });
}

// On a phone each row of a table is shown as a card, and then some browsers no longer call it a table: the roles do.
const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TFOOT: 'rowgroup', TR: 'row', TD: 'cell' };
for (const table of document.querySelectorAll('.wm-tabel')) {
  for (const part of [table, ...table.querySelectorAll('thead, tbody, tfoot, tr, th, td')]) {
    part.setAttribute('role', roles[part.tagName] ?? (part.scope === 'col' ? 'columnheader' : 'rowheader'));
  }
}

// The error summary gets the focus, so that it is the first thing read.
document.querySelector('[data-wm-fouten]')?.focus();

// A menu that is open closes on Escape and on a click beside it.
const menus = () => document.querySelectorAll('header details[open], .wm-nav__meer[open]');
document.addEventListener('click', (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

// A double click sends a form once. The server would know too; a download leaves the page as it is, so the form opens again.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.wmVerstuurd) event.preventDefault();
  form.dataset.wmVerstuurd = 'ja';
  setTimeout(() => delete form.dataset.wmVerstuurd, 3000);
});

// Who follows an address to a part that is folded, reads it.
const openPart = () => {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = part?.closest('.wm-kaart--vouw > details');
  if (!fold || fold.open) return;
  fold.open = true;
  part.scrollIntoView();
};
window.addEventListener('hashchange', openPart);
openPart();

// Printing shows what is folded away.
window.addEventListener('beforeprint', () => {
  for (const part of document.querySelectorAll('main details:not([open], .wm-waarom--als-geopend)')) {
    part.dataset.wmDicht = 'ja';
    part.open = true;
  }
});
window.addEventListener('afterprint', () => {
  for (const part of document.querySelectorAll('main details[data-wm-dicht]')) {
    part.open = false;
    delete part.dataset.wmDicht;
  }
});

// Single keys may be switched off (WCAG 2.1.4): the button in the role menu keeps the choice in this browser.
const keysOff = () => {
  try {
    return localStorage.getItem('toetsen') === 'uit';
  } catch {
    return false;
  }
};
const keyButtons = document.querySelectorAll('[data-wm-toetsen]');
for (const button of keyButtons) {
  const show = () => {
    button.hidden = false;
    button.textContent = keysOff() ? 'Sneltoetsen aanzetten' : 'Sneltoetsen uitzetten';
  };
  button.addEventListener('click', () => {
    try {
      localStorage.setItem('toetsen', keysOff() ? 'aan' : 'uit');
    } catch {
      return;
    }
    for (const one of keyButtons) one.dispatchEvent(new Event('wm-toetsen'));
  });
  button.addEventListener('wm-toetsen', show);
  show();
}
for (const part of document.querySelectorAll('[data-wm-toetsuitleg]')) part.hidden = false;

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey || keysOff()) return;
  // A box to tick takes no text: there the keys go on working.
  if (event.target.closest('input:not([type="checkbox"]), select, textarea, [contenteditable]')) return;
  if (event.key === '/') {
    const search = document.querySelector('[data-wm-zoek]');
    if (!search) return;
    event.preventDefault();
    search.focus();
  }
  if (event.key === '?') {
    const help = document.querySelector('[data-wm-toetsuitleg]');
    if (!help) return;
    help.open = !help.open;
    help.querySelector('summary').focus();
  }
  if (event.key === 'j' || event.key === 'k') {
    const links = [...document.querySelectorAll('[data-wm-lijst] :is(tbody th, li) a:first-of-type')];
    const now = links.findIndex((link) => link.closest('tr, li')?.contains(document.activeElement));
    links[event.key === 'j' ? now + 1 : Math.max(now - 1, 0)]?.focus();
  }
  if (event.key === 'x') document.activeElement?.closest('[data-wm-lijst] tr')?.querySelector('input[type="checkbox"]')?.click();
});

// New messages, on a page that does not ask for them itself. Without an answer nothing shows.
for (const place of document.querySelectorAll('[data-wm-ongelezen]')) {
  fetch(place.dataset.wmOngelezen)
    .then((answer) => (answer.ok && !answer.redirected ? answer.text() : ''))
    .then((text) => {
      if (!/^[1-9]\d{0,5}$/.test(text)) return;
      place.querySelector('a').textContent = text === '1' ? '1 nieuw bericht' : `${text} nieuwe berichten`;
      place.hidden = false;
    })
    .catch(() => {});
}
