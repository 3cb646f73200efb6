// The tab with every document of a dossier: letters of the municipality and what others brought.
import { type Dossierstuk, lezersTekst, listStukken, SOORT_NAMEN, SOORTEN, toonGrootte } from '../../document/index.ts';
import { adresMet, eenVan, toonNaam } from '../../inwoner/index.ts';
import { toonDatum } from '../../kernel/datum.ts';
import { dagTotVandaag } from '../../kernel/moment.ts';
import { badge, filters, html, kaart, keuzelijst, link, linkKnop, metOnder, tabel, telling } from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { findDocumenten } from '../queries.ts';
import { type DossierSettings, dossierPagina, LEZERS, openDossier, schrijftIn } from './frame.ts';

interface Regel {
  titel: string;
  href: string;
  soort: string;
  soortNaam: string;
  moment: Date;
  van: string;
  lezers: string;
  bestand: string;
  verborgen: boolean;
  aanbieder: boolean;
  vanInwoner: boolean;
}

const SORTERING = ['nieuwste', 'naam', 'soort'] as const;
const WIE = { gemeente: 'Alleen de gemeente', inwoner: 'Ook de inwoner', aanbieder: 'Ook een aanbieder' } as const;

const stukRegel = (inwonerId: number, stuk: Dossierstuk): Regel => ({
  titel: stuk.titel,
  href: `/dossier/${inwonerId}/stukken/${stuk.id}`,
  soort: stuk.soort,
  soortNaam: SOORT_NAMEN[stuk.soort],
  moment: stuk.toegevoegdOp,
  van: stuk.door,
  lezers: lezersTekst(stuk),
  bestand: toonGrootte(stuk.bytes),
  verborgen: stuk.verborgen !== undefined,
  aanbieder: stuk.aanbiederId !== null,
  vanInwoner: stuk.herkomst === 'inwoner',
});

/** The documents that fit the filter, in the order that was asked for. */
const kies = (regels: readonly Regel[], o: { soort: string; wie: string; sorteer: (typeof SORTERING)[number] }): Regel[] => {
  const leest = (regel: Regel): boolean =>
    o.wie === '' ||
    (o.wie === 'gemeente'
      ? regel.lezers === 'Alleen de gemeente'
      : o.wie === 'inwoner'
        ? regel.lezers !== 'Alleen de gemeente'
        : regel.aanbieder);
  const gekozen = regels.filter((regel) => (o.soort === '' || regel.soort === o.soort) && leest(regel));
  const opTekst = (tekst: (regel: Regel) => string) => (a: Regel, b: Regel) => tekst(a).localeCompare(tekst(b), 'nl');
  return gekozen.sort(
    o.sorteer === 'naam'
      ? opTekst(({ titel }) => titel)
      : o.sorteer === 'soort'
        ? opTekst(({ soortNaam }) => soortNaam)
        : (a, b) => b.moment.getTime() - a.moment.getTime(),
  );
};

export const registerDocumentenTab = (router: Router, s: DossierSettings): void => {
  router.get('/dossier/:inwoner/documenten', { rollen: LEZERS, van: 'inwoner', logboek: 'inzage' }, async (c) => {
    const { inwoner, extra, actor } = await openDossier(c, s, { soort: 'documenten' }, async (db, inwonerId) => {
      const [brieven, stukken] = await Promise.all([
        findDocumenten(db, inwonerId),
        listStukken(db, { inwonerId, verborgen: true }),
      ]);
      return { brieven, stukken };
    });
    const basis = `/dossier/${inwoner.id}/documenten`;
    const soort = eenVan(c.zoek, 'soort', ['beschikking', ...SOORTEN]) ?? '';
    const wie = eenVan(c.zoek, 'wie', ['gemeente', 'inwoner', 'aanbieder']) ?? '';
    const sorteer = eenVan(c.zoek, 'sorteer', SORTERING) ?? 'nieuwste';
    const alle: Regel[] = [
      ...extra.brieven.map((brief) => ({
        titel: brief.titel,
        href: `${basis}/${brief.id}`,
        soort: 'beschikking',
        soortNaam: 'Brief van de gemeente',
        moment: brief.gemaakt_op,
        van: 'de gemeente',
        lezers: 'De gemeente en de inwoner',
        bestand: `PDF, ${toonGrootte(brief.bytes)}`,
        verborgen: false,
        aanbieder: false,
        vanInwoner: false,
      })),
      ...extra.stukken.map((stuk) => stukRegel(inwoner.id, stuk)),
    ];
    const regels = kies(alle, { soort, wie, sorteer });
    const kolom = (naam: (typeof SORTERING)[number]) => ({
      href: adresMet(basis, { soort, wie, sorteer: naam }),
      richting: sorteer === naam ? (naam === 'nieuwste' ? ('aflopend' as const) : ('oplopend' as const)) : undefined,
    });
    return dossierPagina(c, {
      inwoner,
      actor,
      tab: 'documenten',
      knoppen:
        schrijftIn(actor, inwoner.id) &&
        linkKnop({
          tekst: 'Document toevoegen',
          href: `/dossier/${inwoner.id}/stukken/nieuw`,
          soort: 'primair',
          icoon: 'upload',
        }),
      inhoud: kaart({
        inhoud: html`${filters({
          actie: basis,
          verborgen: sorteer === 'nieuwste' ? {} : { sorteer },
          velden: html`${keuzelijst({
            naam: 'soort',
            label: 'Soort',
            leeg: 'Alle soorten',
            waarde: soort,
            opties: [
              { waarde: 'beschikking', tekst: 'Brief van de gemeente' },
              ...SOORTEN.map((een) => ({ waarde: een, tekst: SOORT_NAMEN[een] })),
            ],
          })}${keuzelijst({
            naam: 'wie',
            label: 'Wie leest het',
            leeg: 'Iedereen',
            waarde: wie,
            opties: Object.entries(WIE).map(([waarde, tekst]) => ({ waarde, tekst })),
          })}`,
        })}${telling(regels.length === 1 ? '1 document' : `${regels.length} documenten`)}${tabel({
          caption: 'Documenten',
          kolommen: [
            { kop: 'Document', sorteer: kolom('naam') },
            { kop: 'Soort', sorteer: kolom('soort') },
            { kop: 'Toegevoegd', sorteer: kolom('nieuwste') },
            { kop: 'Wie leest het' },
          ],
          leeg:
            soort === '' && wie === ''
              ? 'Er zijn nog geen documenten. Een brief komt hier als een besluit is genomen.'
              : 'Geen document past bij dit filter.',
          rijen: regels.map((regel) => [
            metOnder(
              html`${link(regel.href, regel.titel)}${regel.verborgen && html` ${badge('neutraal', 'weggehaald')}`}`,
              regel.bestand,
            ),
            regel.soortNaam,
            metOnder(
              toonDatum(dagTotVandaag(regel.moment, c.vandaag)),
              html`${regel.vanInwoner ? `van ${toonNaam(inwoner)}` : `door ${regel.van}`}`,
            ),
            regel.lezers,
          ]),
        })}`,
      }),
    });
  });
};
