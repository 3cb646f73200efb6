// /beleid: the regeling as the product executes it, every value with its place in the source and the force of that source.
import { datum, toonDatum } from '../../kernel/datum.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { html, kop, leegBlok, link, linkKnop, melding, stapel, tabs } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { leeft } from '../pick.ts';
import type { BeleidInHuis, OpgeslagenRegeling } from '../store.ts';
import { landelijkDeel } from './landelijk.ts';
import { productKaart } from './product.ts';
import { keuzesDeel, regelingDeel } from './regeling.ts';

const rechten = { rollen: ['beleid', 'beheer', 'teammanager', 'consulent'], van: 'gemeente', logboek: false } as const;

type Deel = 'regeling' | 'producten' | 'keuzes' | 'landelijk';
const DELEN: { deel: Deel; tekst: string; pad: string }[] = [
  { deel: 'regeling', tekst: 'Regeling', pad: '/beleid' },
  { deel: 'producten', tekst: 'Producten', pad: '/beleid/producten' },
  { deel: 'keuzes', tekst: 'Keuzes en wat niet geregeld is', pad: '/beleid/keuzes' },
  { deel: 'landelijk', tekst: 'Termijnen en AOW', pad: '/beleid/landelijk' },
];

const versieTekst = (o: OpgeslagenRegeling): string =>
  `${o.regeling.naam}, geldig vanaf ${toonDatum(datum(o.regeling.geldigVan))}`;

/** /beleid and its parts, for a version that may be chosen in the address. */
export const registerBeleid = (router: Router, s: { beleid: BeleidInHuis }): void => {
  const show = async (c: PageContext, deel: Deel): Promise<Response> => {
    const { gemeenteId } = await c.actor();
    if (gemeenteId === undefined) throw new NietGevonden();
    const versies = s.beleid.versies(gemeenteId);
    const gevraagd = c.zoek.get('versie');
    const gekozen =
      gevraagd === null ? s.beleid.dichtstbij(gemeenteId, c.vandaag) : versies.find((v) => String(v.id) === gevraagd);
    if (!gekozen) {
      if (gevraagd !== null) throw new NietGevonden();
      return c.page({
        titel: 'Beleid',
        inhoud: html`${kop({ titel: 'Beleid' })}${leegBlok({ titel: 'Er is nog geen regeling ingelezen.' })}`,
      });
    }
    const { regeling } = gekozen;
    const achter = gevraagd === null ? '' : `?versie=${gekozen.id}`;
    const vandaag = c.vandaag.toString();
    const inhoud = {
      regeling: () => regelingDeel(regeling),
      producten: () =>
        html`<ul>${regeling.producten.map((p) => html`<li>${link(`#product-${p.product}`, p.naam)}</li>`)}</ul>${stapel(regeling.producten.map((p) => productKaart(regeling, p)))}`,
      keuzes: () => keuzesDeel(regeling),
      landelijk: () => landelijkDeel(s.beleid),
    }[deel]();
    const naam = DELEN.find((een) => een.deel === deel)?.tekst ?? '';
    return c.page({
      titel: deel === 'regeling' ? 'Beleid' : `Beleid: ${naam.toLowerCase()}`,
      inhoud: html`${kop({
        titel: 'Beleid',
        onder: `${versieTekst(gekozen)}. Zo voert het systeem de regeling uit.`,
        ...(deel === 'regeling'
          ? {}
          : { acties: linkKnop({ tekst: 'Andere versie', href: '/beleid/versies', icoon: 'history' }) }),
      })}${tabs({ naam: 'Onderdelen van het beleid', tabs: DELEN.map((een) => ({ tekst: een.tekst, href: `${een.pad}${achter}`, huidig: een.deel === deel })) })}${
        leeft(regeling, vandaag)
          ? ''
          : melding({ soort: 'waarschuwing', titel: 'Deze versie geldt vandaag niet', inhoud: versieTekst(gekozen) })
      }${inhoud}`,
    });
  };
  for (const { deel, pad } of DELEN) router.get(pad, rechten, (c) => show(c, deel));
};
