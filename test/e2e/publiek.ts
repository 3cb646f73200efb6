/** Somebody who looks for himself what may fit, before anybody knows him: no login, and nothing is kept. */
import { expect } from 'vitest';
import type { Reis } from './journeys.ts';
import { openVisitor, VOORBIJGANGER } from './visitor.ts';

/** What is answered, by a part of the question; every other question gets "Ja". */
const ANTWOORDEN: readonly (readonly [vraag: RegExp, antwoord: RegExp])[] = [
  [/Hoe oud ben je/, /^18 jaar of ouder/],
  [/Wat past nu het best bij jou/, /^Ik doe mee aan activiteiten/],
  [/de hele dag iemand/, /^Nee$/],
  [/Denk je dat je betaald werk krijgt/, /^Nee$/],
  [/Heb je een uitkering/, /^Nee$/],
];
const MEESTE_VRAGEN = 15;

export const voorbijganger = async ({ browser, server, c }: Reis): Promise<void> => {
  const v = await openVisitor(browser, server, VOORBIJGANGER, c);
  await v.ga('/inloggen');
  await v.klik('Welke ondersteuning past?');
  await v.kies('In welke gemeente woon je?', 'Apeldoorn');
  await v.klik('Begin');

  // Nothing chosen is said on the page itself, with a way out for who does not know.
  await v.klik('Volgende', { status: 422 });
  expect(await v.tekst()).toContain('Weet je het niet? Kies dan: weet ik niet.');

  // The questions are one kind of page: the first was looked at, the others are only answered.
  const antwoord = async (keuze: RegExp): Promise<void> => {
    await v.page.getByRole('radio', { name: keuze }).first().check({ force: true });
    await Promise.all([v.page.waitForEvent('load'), v.page.getByRole('button', { name: 'Volgende' }).click()]);
  };
  for (let nr = 0; nr < MEESTE_VRAGEN && (await v.kop()) !== 'Kijk je antwoorden na'; nr++) {
    const vraag = await v.kop();
    await antwoord(ANTWOORDEN.find(([patroon]) => patroon.test(vraag))?.[1] ?? /^Ja$/);
  }
  await v.klik('Bekijk wat past');
  expect(await v.kop()).toBe('Er is ondersteuning die bij je past');
  const past = await v.tekst();
  expect(past).toContain('Dit is geen besluit');
  expect(past).toContain('Werkt mee ontwikkeling naar trede 3');
  // Each outcome says why, down to the source.
  await v.page.locator('main summary', { hasText: 'Waarom?' }).first().click();
  expect(await v.tekst()).toContain('besluit van de gemeente');

  // What was answered can be changed, and the outcome goes with it; who comes back finds nothing.
  await v.klik('Antwoorden nakijken');
  await v.klik(/^Wijzig leeftijd/);
  await antwoord(/^Jonger dan 18 jaar/);
  await v.klik('Bekijk wat past');
  expect(await v.kop()).not.toBe('Er is ondersteuning die bij je past');
  await v.ga('/welke-ondersteuning-past');
  expect(await v.page.getByRole('radio', { checked: true }).count()).toBe(0);
  expect(await v.context.cookies()).toEqual([]);
  await v.sluit();
};
