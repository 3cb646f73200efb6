// A document that stands by itself, in a browser without the product: no stylesheet, no address of ours.
import { type Html, html, type Inhoud } from './html.ts';

/** The whole document, to hand out as a file. */
export function losDocument(o: { titel: string; inhoud: Inhoud }): Html {
  return html`<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${o.titel}</title></head><body>${o.inhoud}</body></html>
`;
}
