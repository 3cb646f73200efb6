import pg from 'pg';
import { hoofdletter } from '../../kernel/tekst.ts';

/** What a wall in the database refuses in words of its own, for people: the codes of db/migrations, but those about rights. */
const OWN = /^WM4(?!03)\d\d$/;

/**
 * The sentence with which a trigger of ours refused; undefined for every other error. The pages check first, so this is somebody who was
 * just ahead: a month that was closed, a declaratie that was judged between looking and storing. The words are constants of the
 * migrations and hold no values of a row.
 */
export const refusalOf = (error: unknown): string | undefined => {
  if (!(error instanceof pg.DatabaseError) || !OWN.test(error.code ?? '')) return undefined;
  const words = error.message.trim().replace(/\.$/, '');
  return `${hoofdletter(words)}. Er is niets bewaard. Open de pagina opnieuw om te zien hoe het nu staat.`;
};
