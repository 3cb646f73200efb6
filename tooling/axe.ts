/** Holds pages to WCAG 2.2 AA and axe's own best practice. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Contrast is half of the work and is looked at by itself, see `contrast`.
  rules: { 'color-contrast': { enabled: false } },
  // What is right need not be described: less than half the time. Only sound asks for what is loaded beforehand, and there is none.
  resultTypes: ['violations'],
  preload: false,
};

/**
 * How each text is set: its colour, size and weight, and all that it lies on. Contrast follows from that alone, so axe judges every way of
 * setting that stands on the page and that it did not judge before, and not the same one a hundred times in a list. What it could not judge
 * on this page, such as a single character, stays to be judged on the next; what it judges nowhere is not asked again and again: what is
 * clipped away or out of the window for who sees, and what lies on a picture.
 */
const contrast = `(async (judged) => {
  const PLAIN = 'rgba(0, 0, 0, 0)~1~none~normal';
  const ways = new Map();
  const wayOf = (element) => {
    const known = ways.get(element);
    if (known) return known;
    const style = getComputedStyle(element);
    const up = element.parentElement ? wayOf(element.parentElement) : { lies: '', seen: true };
    const layer = [style.backgroundColor, style.opacity, style.filter, style.mixBlendMode].join('~');
    const lies = layer === PLAIN ? up.lies : up.lies + '|' + layer;
    const way = {
      lies,
      seen: up.seen && style.clipPath === 'none' && style.backgroundImage === 'none',
      name: [style.color, style.fontSize, style.fontWeight, style.textShadow, lies].join(';'),
    };
    ways.set(element, way);
    return way;
  };
  const isInWindow = (element) => {
    const { right, bottom } = element.getBoundingClientRect();
    return right > 0 && bottom > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  const texts = new Set(document.querySelectorAll('input, select, textarea'));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.data.trim().length > 1) texts.add(walker.currentNode.parentElement);
  const before = new Set(judged), fresh = new Map();
  for (const element of texts) {
    const { name, seen } = wayOf(element);
    if (seen && !before.has(name) && !fresh.has(name) && isInWindow(element)) fresh.set(name, element);
  }
  if (fresh.size === 0) return { violations: [], judged: [] };
  const { violations, passes } = await axe.run({ include: [...fresh.values()] }, {
    runOnly: ['color-contrast'], resultTypes: ['violations', 'passes'], preload: false, elementRef: true,
  });
  const right = new Set(passes.flatMap(({ nodes }) => nodes.map(({ element }) => element)));
  return { violations, judged: [...fresh].filter(([, element]) => right.has(element)).map(([name]) => name) };
})`;

const Answer = z.object({
  result: z.object({ value: z.object({ faults: z.array(z.string()), judged: z.array(z.string()) }).optional() }),
  exceptionDetails: z.unknown().optional(),
});

const doors = new WeakMap<Page, Promise<CDPSession>>();
/** The browser's own door: what comes in there asks nothing of the page's content policy and is not wrapped for Playwright. */
const doorOf = (page: Page): Promise<CDPSession> => {
  const door = doors.get(page) ?? page.context().newCDPSession(page);
  doors.set(page, door);
  return door;
};

const judgedBefore = new Set<string>();

/** What is wrong on the page that is open, a sentence each; empty when nothing is. Chromium only. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  const door = await doorOf(page);
  await door.send('Runtime.evaluate', { expression: source });
  const { result, exceptionDetails } = Answer.parse(
    await door.send('Runtime.evaluate', {
      expression: `(async () => {
          const rest = await axe.run(${JSON.stringify(OPTIONS)});
          const colours = await ${contrast}(${JSON.stringify([...judgedBefore])});
          return {
            judged: colours.judged,
            faults: [...rest.violations, ...colours.violations].map(({ id, help, nodes }) =>
              id + ': ' + help + ' (' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ') + ')'),
          };
        })()`,
      awaitPromise: true,
      returnByValue: true,
    }),
  );
  if (!result.value) throw new Error(`axe could not look at ${page.url()}: ${JSON.stringify(exceptionDetails)}`);
  for (const way of result.value.judged) judgedBefore.add(way);
  return result.value.faults;
};
