import { toonMoment } from '../kernel/moment.ts';
import type { Reden } from '../kernel/resultaat.ts';
import { findAchterhaald, findMail, listMail, type MailRegel, type MailVervallenOm } from '../platform/mail/index.ts';
import { NietGevonden } from '../platform/problem.ts';
import {
  acties,
  badge,
  form,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  knop,
  kop,
  lijst,
  link,
  linkKnop,
  melding,
  metOnder,
  paginering,
  stapel,
  tabel,
  tabs,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { retryMail } from './actions/retry-mail.ts';

const LIJST = '/beheer/mail';
const PER_PAGINA = 50;
const beheer = { rollen: ['beheer'], van: 'gemeente' } as const;

const STAND: Record<MailRegel['status'], Html> = {
  wacht: badge('aandacht', 'nog niet verstuurd'),
  verstuurd: badge('goed', 'verstuurd'),
  mislukt: badge('telaat', 'mislukt'),
  vervallen: badge('neutraal', 'vervallen'),
};
/** Why it is not sent any more. Of whom or what it was about beheer reads nothing. */
const VERVALLEN: Record<MailVervallenOm, string> = {
  nieuwer: 'Daarna kwam er iets nieuwers over hetzelfde.',
  overleden: 'De inwoner voor wie de mail was, is overleden.',
  ingetrokken: 'De uitnodiging is ingetrokken: de link in de mail werkt niet meer.',
  'te-laat': 'Het moment waar de mail over gaat, was al begonnen.',
};
const waarom = (een: MailRegel): string | undefined => (een.vervallen ? VERVALLEN[een.vervallen.om] : een.fout);
const FILTERS: readonly { status: MailRegel['status'] | undefined; tekst: string }[] = [
  { status: undefined, tekst: 'Alles' },
  { status: 'wacht', tekst: 'Nog niet verstuurd' },
  { status: 'mislukt', tekst: 'Mislukt' },
  { status: 'verstuurd', tekst: 'Verstuurd' },
  { status: 'vervallen', tekst: 'Vervallen' },
];
const standMetReden = (een: MailRegel): Html => {
  const reden = waarom(een);
  return reden === undefined ? STAND[een.status] : metOnder(STAND[een.status], reden);
};
const adresVan = (status: MailRegel['status'] | undefined, pagina = 1): string => {
  const zoek = new URLSearchParams({
    ...(status ? { status } : {}),
    ...(pagina > 1 ? { pagina: String(pagina) } : {}),
  }).toString();
  return zoek === '' ? LIJST : `${LIJST}?${zoek}`;
};

/** Whether mails go out at all: the demo has no mail server. */
export interface BerichtSettings {
  verstuurtMail: boolean;
}

const geenServer = melding({
  soort: 'info',
  titel: 'Dit systeem verstuurt geen mail',
  inhoud: 'Er is geen mailserver ingesteld. Wat verstuurd zou worden, lees je hier.',
});

const toonLijst = async (c: PageContext, s: BerichtSettings): Promise<Response> => {
  const status = FILTERS.find((een) => een.status !== undefined && een.status === c.zoek.get('status'))?.status;
  const gevraagd = Number(c.zoek.get('pagina') ?? '1');
  const pagina = Number.isSafeInteger(gevraagd) && gevraagd >= 1 && gevraagd <= 10_000 ? gevraagd : 1;
  // One more than a page shows, to know whether there is a next one.
  const gevonden = await listMail(c.db, {
    ...(status ? { status } : {}),
    vanaf: (pagina - 1) * PER_PAGINA,
    aantal: PER_PAGINA + 1,
  });
  return c.page({
    titel: 'Mail',
    inhoud: html`${kop({ titel: 'Mail', onder: 'Wat het systeem namens de gemeente verstuurt.' })}${stapel(
      !s.verstuurtMail && geenServer,
      tabs({
        naam: 'Mail naar stand',
        tabs: FILTERS.map((een) => ({ tekst: een.tekst, href: adresVan(een.status), huidig: een.status === status })),
        paneel: html`${tabel({
          caption: 'Mail',
          toetsen: true,
          kolommen: [{ kop: 'Onderwerp' }, { kop: 'Aan' }, { kop: 'Gemaakt' }, { kop: 'Stand' }],
          rijen: gevonden
            .slice(0, PER_PAGINA)
            .map((een) => [
              link(`${LIJST}/${een.id}`, een.onderwerp),
              metOnder(een.naam, een.adres),
              toonMoment(een.gemaaktOp, c.vandaag),
              standMetReden(een),
            ]),
          leeg: 'Er is geen mail.',
        })}${paginering({
          pagina,
          paginas: gevonden.length > PER_PAGINA ? pagina + 1 : pagina,
          href: (nr) => adresVan(status, nr),
        })}`,
      }),
    )}`,
  });
};

const toonMail = async (c: PageContext, s: BerichtSettings, fouten: readonly Reden[] = []): Promise<Response> => {
  const id = c.nummer('mail');
  const [een, achterhaald] = await Promise.all([findMail(c.db, id), findAchterhaald(c.db, id)]);
  if (!een) throw new NietGevonden();
  const mislukt = een.status === 'mislukt' && een.tekst !== undefined;
  return c.page({
    titel: een.onderwerp,
    kruimels: [{ tekst: 'Mail', href: LIJST }, { tekst: een.onderwerp }],
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: een.onderwerp, onder: STAND[een.status] })}${stapel(
      !s.verstuurtMail && geenServer,
      kaart({
        titel: 'Verzending',
        inhoud: html`${lijst([
          { kop: 'Aan', waarde: `${een.naam}, ${een.adres}` },
          { kop: 'Gemaakt', waarde: toonMoment(een.gemaaktOp, c.vandaag) },
          {
            kop: 'Verstuurd',
            waarde: een.verstuurdOp ? toonMoment(een.verstuurdOp, c.vandaag) : een.vervallen ? 'nooit' : 'nog niet',
          },
          ...(een.vervallen
            ? [
                {
                  kop: 'Niet meer verstuurd',
                  waarde: metOnder(toonMoment(een.vervallen.op, c.vandaag), VERVALLEN[een.vervallen.om]),
                },
              ]
            : []),
          { kop: 'Pogingen', waarde: String(een.pogingen) },
          ...(een.fout === undefined
            ? []
            : [{ kop: een.vervallen ? 'Wat er eerder misging' : 'Wat er misging', waarde: een.fout }]),
        ])}${
          mislukt && achterhaald ? html`<p>Deze mail kan niet opnieuw: daarna kwam er iets nieuwers over hetzelfde.</p>` : ''
        }${
          mislukt && !achterhaald
            ? form({
                actie: `${LIJST}/${een.id}/opnieuw`,
                sleutel: c.sleutel(),
                inhoud: acties(knop({ tekst: 'Verstuur opnieuw' })),
              })
            : ''
        }`,
      }),
      kaart({
        titel: 'Tekst',
        inhoud:
          een.tekst === undefined
            ? een.vervallen?.om === 'overleden'
              ? html`<p>De tekst is gewist, want de inwoner is overleden.</p>`
              : html`<p>De tekst is gewist. Dat gebeurt een tijd na het versturen.</p>`
            : html`${een.tekst
                .trim()
                .split('\n\n')
                .map((alinea) => html`<p>${alinea.split('\n').map((regel, nr) => html`${nr > 0 && html`<br>`}${regel}`)}</p>`)}`,
      }),
      acties(linkKnop({ tekst: 'Terug naar mail', href: LIJST })),
    )}`,
  });
};

/** /beheer/mail: what waits, what went out and what failed. */
export const registerBericht = (router: Router, s: BerichtSettings): void => {
  router.get(LIJST, { ...beheer, logboek: false }, (c) => toonLijst(c, s));
  router.get(`${LIJST}/:mail`, { ...beheer, logboek: false }, (c) => toonMail(c, s));
  router.post(`${LIJST}/:mail/opnieuw`, { ...beheer, logboek: 'mail-opnieuw' }, async (c) => {
    const id = c.nummer('mail');
    const uit = await c.submit(async (db, actor) => {
      const r = await retryMail(db, actor, id);
      return r.ok ? { ok: true, naar: `${LIJST}/${id}` } : r;
    });
    return uit instanceof Response ? uit : toonMail(c, s, uit);
  });
};
