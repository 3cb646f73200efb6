// /beleid: the regeling as the product executes it, every value with its place in the source and the force of that source.
import { zoveel } from '../../kernel/aantal.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bestandsregels,
  type Html,
  html,
  kaart,
  kolommen,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  stapel,
  tabs,
  vouwkaart,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { leeft } from '../pick.ts';
import type { Regeling } from '../regeling.ts';
import type { BeleidInHuis, OpgeslagenRegeling } from '../store.ts';
import { plekkenVan } from './bestand.ts';
import type { Deel } from './bron.ts';
import { keuzesDelen } from './keuzes.ts';
import { kortVan } from './kort.ts';
import { landelijkDeel } from './landelijk.ts';
import { productDelen } from './product.ts';
import { regelingDelen } from './regeling.ts';

const rechten = {
  rollen: ['beleid', 'beheer', 'teammanager', 'consulent', 'financien', 'contractmanager'],
  van: 'gemeente',
  logboek: false,
} as const;

type Onderdeel = 'regeling' | 'producten' | 'keuzes' | 'document' | 'landelijk';
const ONDERDELEN: { onderdeel: Onderdeel; tekst: string; pad: string }[] = [
  { onderdeel: 'regeling', tekst: 'Regeling', pad: '/beleid' },
  { onderdeel: 'producten', tekst: 'Producten', pad: '/beleid/producten' },
  { onderdeel: 'keuzes', tekst: 'Keuzes en wat niet geregeld is', pad: '/beleid/keuzes' },
  { onderdeel: 'landelijk', tekst: 'Termijnen en AOW', pad: '/beleid/landelijk' },
  { onderdeel: 'document', tekst: 'Alles onder elkaar', pad: '/beleid/document' },
];

const delenVan = (onderdeel: Onderdeel, regeling: Regeling): Deel[] => {
  switch (onderdeel) {
    case 'regeling':
      return regelingDelen(regeling);
    case 'producten':
      return productDelen(regeling);
    case 'keuzes':
      return keuzesDelen(regeling);
    case 'document':
      return [...regelingDelen(regeling), ...productDelen(regeling), ...keuzesDelen(regeling)];
    case 'landelijk':
      return [];
  }
};

const versieTekst = (o: OpgeslagenRegeling): string =>
  `${o.regeling.naam}, geldig vanaf ${toonDatum(datum(o.regeling.geldigVan))}`;

/** A part of the document; with the file, the same place of the file beside it. */
const toonDeel = (
  deel: Deel,
  bestand: readonly string[] | undefined,
  plekken: ReturnType<typeof plekkenVan>,
  o: { naast: string; kort: string | undefined; open: boolean },
): Html => {
  if (!bestand)
    return vouwkaart({
      titel: deel.titel,
      id: deel.id,
      kort: o.kort,
      open: o.open,
      inhoud: deel.inhoud,
      acties: link(`${o.naast}#${deel.id}`, 'Toon het bestand', `bij ${deel.titel}`),
    });
  const links = kaart({ titel: deel.titel, id: deel.id, inhoud: deel.inhoud });
  const regels = deel.plekken
    .flatMap((plek) => plekken.get(plek) ?? [])
    .sort((a, b) => a.van - b.van)
    .flatMap(({ van, tot }) => bestand.slice(van - 1, tot).map((tekst, i) => ({ nr: van + i, tekst })));
  return kolommen({
    gelijk: true,
    breed: links,
    smal: kaart({
      titel: `In het bestand: ${deel.titel}`,
      inhoud:
        regels.length === 0
          ? html`<p>Hierover staat niets in het bestand.</p>`
          : bestandsregels({ naam: `Het bestand bij ${deel.titel}`, regels }),
    }),
  });
};

const inhoudsopgave = (delen: readonly Deel[]): Html =>
  kaart({
    titel: 'Inhoud',
    inhoud: html`<ol>${delen.map((deel) => html`<li>${link(`#${deel.id}`, deel.titel)}</li>`)}</ol>`,
  });

/** What the pages of the policy get besides the policy: a word from who changes it, above the document. */
export interface BeleidPagesSettings {
  beleid: BeleidInHuis;
  /** How many changes wait for a second person, for who may see them. */
  wachtend?: (db: PageContext['db']) => Promise<number>;
}

/** /beleid and its parts, for a version that may be chosen in the address. */
export const registerBeleid = (router: Router, s: BeleidPagesSettings): void => {
  const show = async (c: PageContext, onderdeel: Onderdeel): Promise<Response> => {
    const werkt = c.rolHint === 'beleid' || c.rolHint === 'beheer';
    const [actor, wachtend] = await Promise.all([c.actor(), (werkt && s.wachtend?.(c.db)) || 0]);
    const { gemeenteId } = actor;
    if (gemeenteId === undefined) throw new NietGevonden();
    const gevraagd = c.zoek.get('versie');
    const gekozen =
      gevraagd === null
        ? s.beleid.dichtstbij(gemeenteId, c.vandaag)
        : s.beleid.versies(gemeenteId).find((v) => String(v.id) === gevraagd);
    if (!gekozen) {
      if (gevraagd !== null) throw new NietGevonden();
      return c.page({
        titel: 'Beleid',
        inhoud: html`${kop({ titel: 'Beleid' })}${leegBlok({ titel: 'Er is nog geen regeling ingelezen.' })}`,
      });
    }
    const { regeling } = gekozen;
    const vandaag = c.vandaag.toString();
    const reeks = s.beleid.geldend(gemeenteId).filter(({ versie }) => versie.sleutel === gekozen.sleutel);
    const plaats = reeks.findIndex(({ versie }) => versie.id === gekozen.id);
    const geldend = reeks[plaats];
    // The file of a version does not know what came after it.
    const volgende = geldend && geldend.tot !== null && geldend.tot >= vandaag ? reeks[plaats + 1]?.versie : undefined;
    const naast = c.zoek.get('bestand') === 'naast' && onderdeel !== 'landelijk';
    const open = c.zoek.get('open') === 'alles';
    const adres = (pad: string, metBestand: boolean, alles = false): string => {
      const vraag = new URLSearchParams({
        ...(gevraagd === null ? {} : { versie: String(gekozen.id) }),
        ...(metBestand ? { bestand: 'naast' } : {}),
        ...(alles ? { open: 'alles' } : {}),
      });
      return vraag.size === 0 ? pad : `${pad}?${vraag}`;
    };
    const hier = ONDERDELEN.find((een) => een.onderdeel === onderdeel);
    const pad = hier?.pad ?? '/beleid';
    const delen = delenVan(onderdeel, regeling);
    const andere = [...new Set(s.beleid.regelingen(gemeenteId).map(({ sleutel }) => sleutel))].flatMap((sleutel) =>
      sleutel === gekozen.sleutel ? [] : (s.beleid.dichtstbij(gemeenteId, c.vandaag, sleutel) ?? []),
    );
    const bestand = naast ? gekozen.tekst.split('\n') : undefined;
    const plekken = naast ? plekkenVan(gekozen.tekst) : new Map<string, never>();
    return c.page({
      titel: onderdeel === 'regeling' ? 'Beleid' : `Beleid: ${(hier?.tekst ?? '').toLowerCase()}`,
      inhoud: html`${kop({
        titel: 'Beleid',
        onder: `${versieTekst(gekozen)}. Zo voert het systeem de regeling uit.`,
        acties: html`${
          onderdeel !== 'landelijk' &&
          linkKnop({
            tekst: naast ? 'Zonder het bestand' : 'Met het bestand ernaast',
            href: adres(pad, !naast),
            icoon: 'file-text',
          })
        }${linkKnop({ tekst: 'Gemeenten naast elkaar', href: '/beleid/naast-elkaar', icoon: 'clipboard-list' })}${linkKnop({ tekst: 'Alle versies', href: '/beleid/versies', icoon: 'history' })}`,
      })}${
        // A municipality may have drawn a route of its own beside its hoofdregeling.
        andere.length > 0 &&
        html`<p>Ook van deze gemeente: ${andere.map((een, i) => html`${i > 0 ? ' · ' : ''}${link(`${pad}?versie=${een.id}`, versieTekst(een))}`)}</p>`
      }${
        wachtend > 0 &&
        melding({
          soort: 'info',
          titel:
            wachtend === 1
              ? 'Eén wijziging wacht op een tweede persoon'
              : `${wachtend} wijzigingen wachten op een tweede persoon`,
          inhoud: html`<p>${link('/beleid/versies', 'Bekijk wat er klaarstaat')}</p>`,
        })
      }${tabs({ naam: 'Onderdelen van het beleid', tabs: ONDERDELEN.map((een) => ({ tekst: een.tekst, href: adres(een.pad, naast && een.onderdeel !== 'landelijk'), huidig: een.onderdeel === onderdeel })) })}${
        geldend &&
        volgende &&
        geldend.van <= vandaag &&
        melding({
          soort: 'info',
          titel: `Geldt tot en met ${toonDatum(datum(geldend.tot ?? vandaag))}`,
          inhoud: html`<p>Daarna geldt ${link(`${pad}?versie=${volgende.id}`, versieTekst(volgende))}. Wat op of na ${toonDatum(datum(volgende.geldigVan))} begint, volgt de nieuwe versie.</p>`,
        })
      }${
        leeft(regeling, c.vandaag.toString()) && s.beleid.regelingOp(gemeenteId, c.vandaag, gekozen.sleutel)?.id === gekozen.id
          ? ''
          : melding({ soort: 'waarschuwing', titel: 'Deze versie geldt vandaag niet', inhoud: versieTekst(gekozen) })
      }${
        onderdeel === 'landelijk'
          ? landelijkDeel(s.beleid)
          : stapel(
              // Folded, the parts are their own table of contents.
              naast
                ? inhoudsopgave(delen)
                : acties(
                    html`<p>${zoveel(delen.length, 'deel', 'delen')}. ${link(adres(pad, false, !open), open ? 'Klap alles dicht' : 'Klap alles open')}</p>`,
                  ),
              open && inhoudsopgave(delen),
              delen.map((deel) =>
                toonDeel(deel, bestand, plekken, { naast: adres(pad, true), kort: kortVan(regeling, deel.id), open }),
              ),
            )
      }`,
    });
  };
  for (const { onderdeel, pad } of ONDERDELEN) router.get(pad, rechten, (c) => show(c, onderdeel));
};
