/** Holds pages to WCAG 2.2 AA and axe's own best practice. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';
import { z } from 'zod';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // What is right need not be described: less than half the time. Only sound asks for what is loaded beforehand, and there is none.
  resultTypes: ['violations'],
  preload: false,
};

const Answer = z.object({
  result: z.object({ value: z.array(z.string()).optional() }),
  exceptionDetails: z.unknown().optional(),
});

const doors = new WeakMap<Page, Promise<CDPSession>>();
/** The browser's own door: what comes in there asks nothing of the page's content policy and is not wrapped for Playwright. */
const doorOf = (page: Page): Promise<CDPSession> => {
  const door = doors.get(page) ?? page.context().newCDPSession(page);
  doors.set(page, door);
  return door;
};

/** What is wrong on the page that is open, a sentence each; empty when nothing is. Chromium only. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  const door = await doorOf(page);
  const { result, exceptionDetails } = Answer.parse(
    await door.send('Runtime.evaluate', {
      expression: `${source};
        axe.run(${JSON.stringify(OPTIONS)}).then(({ violations }) => violations.map(({ id, help, nodes }) =>
          id + ': ' + help + ' (' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(' | ') + ')'))`,
      awaitPromise: true,
      returnByValue: true,
    }),
  );
  if (!result.value) throw new Error(`axe could not look at ${page.url()}: ${JSON.stringify(exceptionDetails)}`);
  return result.value;
};
