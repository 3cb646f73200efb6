import type { BeleidInHuis } from '../beleid/index.ts';
import { findDeclaratie, magZien } from '../declaratie/index.ts';
import { findInwoner, toonNaam } from '../inwoner/index.ts';
import type { Ernst } from '../kernel/bewijs.ts';
import { toonGeld } from '../kernel/geld.ts';
import { toonMaand } from '../kernel/maand.ts';
import { schrijfInzage, schrijfLogboek } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import { rulesVersion } from '../platform/rules-version.ts';
import { acties, badge, type Html, html, kaart, kop, lijst, linkKnop, melding, stapel, tabel, uitklap } from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { rekenBesluit, rekenRegel, rekenResultaat, rekenToets } from './herreken.ts';
import { findBesluitBewijs, findResultaatBewijs, findToetsBewijs, listRegelBewijzen } from './queries.ts';
import type { Nagerekend } from './types.ts';

interface BewijsSettings {
  beleid: BeleidInHuis;
}

const KIJKERS = { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' } as const;

const SOORTEN = [
  { soort: 'toets', wat: 'de toets', terug: 'Terug naar de toets' },
  { soort: 'besluit', wat: 'het besluit', terug: 'Terug naar het besluit' },
  { soort: 'resultaat', wat: 'het oordeel over het resultaat', terug: 'Terug naar het resultaat' },
] as const;

/** "Opnieuw berekenen": a stored outcome computed again from what it rested on, with exactly what differs. */
export const registerBewijs = (router: Router, s: BewijsSettings): void => {
  for (const { soort, wat, terug } of SOORTEN) {
    router.get(`/dossier/:inwoner/${soort}/:${soort}/bewijs`, KIJKERS, async (c) => {
      const inwonerId = c.nummer('inwoner');
      const id = c.nummer(soort);
      const [inwoner, uit] = await Promise.all([
        findInwoner(c.db, inwonerId),
        berekend(c, s, soort, inwonerId, id),
        schrijfInzage(c.db, { inwonerId, soort, objectId: id }),
      ]);
      if (!inwoner || !uit) throw new NietGevonden();
      const naar = `/dossier/${inwonerId}/${soort}/${id}`;
      return c.page({
        titel: 'Opnieuw berekend',
        smal: true,
        kruimels: [
          { tekst: 'Inwoners', href: '/inwoners' },
          { tekst: toonNaam(inwoner), href: `/dossier/${inwonerId}` },
          { tekst: 'Opnieuw berekend' },
        ],
        inhoud: html`${kop({ titel: 'Opnieuw berekend', onder: `We hebben ${wat} nog een keer uitgerekend, met de feiten en de regeling van toen.` })}${uitslag(uit)}${acties(
          linkKnop({ tekst: terug, href: naar, soort: 'primair' }),
        )}`,
      });
    });
  }

  router.get(
    '/declaraties/:declaratie/bewijs',
    { rollen: ['aanbieder', 'financien'], van: 'aanbieder', logboek: 'inzage' },
    async (c) => {
      const id = c.nummer('declaratie');
      const [actor, d, rijen] = await Promise.all([c.actor(), findDeclaratie(c.db, id), listRegelBewijzen(c.db, id)]);
      if (!d || !magZien(actor, d)) throw new NietGevonden();
      await schrijfLogboek(c.db, actor, {
        handeling: 'inzage',
        soort: 'declaratie',
        objectId: id,
        aanbiederId: d.aanbiederId,
        gemeenteId: d.gemeenteId,
        grond: 'afrekening van ingekochte ondersteuning (Wmo 2015)',
      });
      const regels = rijen.map((rij) => ({ rij, uit: rekenRegel(s.beleid, rij) }));
      const verschilt = regels.some(({ uit }) => uit.verschillen.length > 0);
      const anders = regels.filter(({ uit }) => uit.ernst !== undefined && uit.ernst !== 'onbekend');
      return c.page({
        titel: 'Regels opnieuw berekend',
        kruimels: [
          { tekst: 'Declaraties', href: '/declaraties' },
          { tekst: `${d.aanbieder}, ${toonMaand(d.maand)}`, href: `/declaraties/${id}` },
          { tekst: 'Opnieuw berekend' },
        ],
        inhoud: html`${kop({ titel: 'Regels opnieuw berekend', onder: `${d.aanbieder}, ${toonMaand(d.maand)}: elke regel nog een keer uitgerekend, met de feiten en het tarief van toen.` })}${stapel(
          slot(regels.map(({ uit }) => uit)),
          kaart({
            titel: 'Elke regel',
            inhoud: tabel({
              caption: 'Elke regel opnieuw berekend',
              kolommen: [
                { kop: 'Toewijzing' },
                { kop: 'Opnieuw berekend' },
                ...(verschilt ? [{ kop: 'Wat er anders is' }] : []),
                { kop: 'Bedrag van toen', uitlijning: 'eind' },
              ],
              rijen: [...anders, ...regels.filter((een) => !anders.includes(een))]
                .slice(0, MEESTE_REGELS)
                .map(({ rij, uit }) => [
                  `Toewijzing ${rij.toewijzing}`,
                  regelBadge(uit),
                  ...(verschilt ? [html`<ul>${uit.verschillen.map((v) => html`<li>${v.tekst}</li>`)}</ul>`] : []),
                  toonGeld(rij.bedrag),
                ]),
            }),
          }),
          WAT_IS_DIT,
          acties(linkKnop({ tekst: 'Terug naar de declaratie', href: `/declaraties/${id}`, soort: 'primair' })),
        )}`,
      });
    },
  );
};

async function berekend(
  c: PageContext,
  { beleid }: BewijsSettings,
  soort: (typeof SOORTEN)[number]['soort'],
  inwonerId: number,
  id: number,
): Promise<Nagerekend | undefined> {
  switch (soort) {
    case 'toets': {
      const rij = await findToetsBewijs(c.db, inwonerId, id);
      return rij && rekenToets(beleid, rij);
    }
    case 'besluit': {
      const rij = await findBesluitBewijs(c.db, inwonerId, id);
      return rij && rekenBesluit(beleid, rij);
    }
    case 'resultaat': {
      const rij = await findResultaatBewijs(c.db, inwonerId, id);
      return rij && rekenResultaat(beleid, rij);
    }
  }
}

/** Lines that are shown: those that differ first. */
const MEESTE_REGELS = 100;

const WAT_IS_DIT = uitklap(
  'Wat is dit?',
  html`<p>Bij elke uitkomst bewaren we waar zij op rust: de feiten, de versie van de regeling en de gronden. Daarmee kan iedereen later nagaan dat er hetzelfde uitkomt, ook als de regeling of het systeem intussen is veranderd.</p>`,
);

const regelBadge = ({ ernst }: Nagerekend): Html =>
  ernst === undefined
    ? badge('goed', 'hetzelfde')
    : ernst === 'onbekend'
      ? badge('neutraal', 'niet alles bewaard')
      : badge('telaat', 'anders');

const KOP: Record<Ernst, string> = {
  uitkomst: 'Er komt nu iets anders uit',
  grond: 'Er komt hetzelfde uit, op andere gronden',
  woorden: 'Er komt hetzelfde uit, met andere woorden',
  onbekend: 'Niet alles is opnieuw te berekenen',
};

const slot = (alle: readonly Nagerekend[]): Html => {
  const anders = alle.filter(({ ernst }) => ernst === 'uitkomst').length;
  const onbekend = alle.filter(({ ernst }) => ernst === 'onbekend').length;
  const oud =
    onbekend > 0 &&
    html`<p>Van ${onbekend} oudere ${onbekend === 1 ? 'regel' : 'regels'} zijn niet alle feiten bewaard. Daarvan is nagerekend wat er is.</p>`;
  return anders > 0
    ? melding({ soort: 'fout', titel: `Bij ${anders} van ${alle.length} regels komt er iets anders uit`, inhoud: html`${oud}` })
    : melding({
        soort: 'succes',
        titel: alle.length === 1 ? 'De regel komt op hetzelfde uit' : `Alle ${alle.length} regels komen op hetzelfde uit`,
        inhoud: html`${oud}`,
      });
};

function uitslag(uit: Nagerekend): Html {
  const nu = rulesVersion();
  const verschillen = html`<ul>${uit.verschillen.map((v) => html`<li>${v.tekst}</li>`)}</ul>`;
  return stapel(
    uit.ernst === undefined
      ? melding({ soort: 'succes', titel: 'Er komt precies hetzelfde uit', inhoud: 'Dezelfde uitkomst, op dezelfde gronden.' })
      : melding({ soort: uit.ernst === 'uitkomst' ? 'fout' : 'info', titel: KOP[uit.ernst], inhoud: verschillen }),
    kaart({
      titel: 'Waarmee',
      inhoud: lijst([
        { kop: 'Uitkomst', waarde: uit.ernst === 'uitkomst' ? badge('telaat', 'Anders') : badge('goed', 'Gelijk') },
        { kop: 'Regels toen', waarde: uit.code ?? 'niet bewaard' },
        { kop: 'Regels nu', waarde: nu },
      ]),
    }),
    WAT_IS_DIT,
  );
}
