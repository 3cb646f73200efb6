import { z } from 'zod';

/** What a mail says, as data: text and HTML are made of it. The link of `knop` may stand apart, as a secret. */
export const MailInhoud = z.strictObject({
  aanhef: z.string(),
  alineas: z.array(z.string()),
  knop: z.strictObject({ tekst: z.string(), href: z.string().optional() }).optional(),
  /** After the link. */
  slot: z.array(z.string()).default([]),
  /** Who writes, the last lines. */
  afzender: z.array(z.string()),
  /** Goes along as a calendar part (text/calendar); the organizer and the guest are put in at sending. `begin` is an instant in ISO 8601. */
  agenda: z
    .strictObject({
      methode: z.enum(['REQUEST', 'CANCEL']),
      uid: z.string(),
      volgnummer: z.int().min(0),
      begin: z.iso.datetime(),
      minuten: z.int().positive(),
      titel: z.string(),
      toelichting: z.string(),
      href: z.string(),
    })
    .optional(),
});
export type MailInhoud = z.output<typeof MailInhoud>;

/** The plain text; `geheim` is the link of the button when it stands apart, `undefined` leaves it out. */
export const mailText = (inhoud: MailInhoud, geheim?: string): string => {
  const href = inhoud.knop?.href ?? geheim;
  const knop = inhoud.knop ? [`${inhoud.knop.tekst}:\n${href ?? '(de link staat alleen in de mail zelf)'}`] : [];
  return `${[inhoud.aanhef, ...inhoud.alineas, ...knop, ...inhoud.slot, inhoud.afzender.join('\n')].join('\n\n')}\n`;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The same as HTML: one column, no pictures, nothing from elsewhere. */
export const mailHtml = (onderwerp: string, inhoud: MailInhoud, geheim?: string): string => {
  const p = (text: string): string => `<p style="margin:0 0 16px">${escaped(text)}</p>`;
  const href = inhoud.knop?.href ?? geheim;
  const knop =
    inhoud.knop && href !== undefined
      ? `<p style="margin:0 0 16px"><a href="${escaped(href)}" style="display:inline-block;padding:12px 20px;background:#1a4b7f;color:#ffffff;text-decoration:none;border-radius:4px">${escaped(inhoud.knop.tekst)}</a></p><p style="margin:0 0 16px;font-size:14px;color:#444444">Werkt de knop niet? Kopieer dan dit adres: <br>${escaped(href)}</p>`
      : '';
  return `<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(onderwerp)}</title></head>
<body style="margin:0;padding:24px;background:#ffffff;color:#1c1c1c;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5">
<div style="max-width:600px">${p(inhoud.aanhef)}${inhoud.alineas.map(p).join('')}${knop}${inhoud.slot.map(p).join('')}<p style="margin:0">${inhoud.afzender.map(escaped).join('<br>')}</p></div>
</body></html>
`;
};
