// The caseload of everybody: how much each consulent has, what is late, for whom it waits and what is oldest.
import { bereikbaarTekst, findBereikbaar, listTeamdelen } from '../../beheer/index.ts';
import { adresMet, eenVan, findConsulentNamen, paginaUit } from '../../inwoner/index.ts';
import { toonAantal } from '../../kernel/aantal.ts';
import { datum, toonDatum } from '../../kernel/datum.ts';
import {
  filters,
  html,
  type Inhoud,
  type Kolom,
  kaart,
  keuzelijst,
  kop,
  link,
  linkKnop,
  metOnder,
  paginering,
  tabel,
} from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { type CaseloadRij, countMeekijken, countPerConsulent } from '../queries/index.ts';
import { LOPEND } from '../vraag.ts';
import { werkTabs } from './lijst.ts';

const PAD = '/werkvoorraad/team';
const PER_PAGINA = 50;
type Teamrij = CaseloadRij & { meekijken: number };
const SORTEER = ['naam', 'inwoners', 'laat', 'ik', 'inwoner', 'aanbieder', 'meekijken', 'oudste'] as const;

export const registerTeam = (router: Router): void => {
  router.get(PAD, { rollen: ['teammanager'], van: 'gemeente', logboek: false }, async (c) => {
    const [geteld, meekijken, consulenten, bereikbaar, teams] = await Promise.all([
      countPerConsulent(c.db, c.vandaag),
      countMeekijken(c.db),
      findConsulentNamen(c.db),
      findBereikbaar(c.db, c.vandaag),
      listTeamdelen(c.db, c.vandaag),
    ]);
    const mee = new Map(meekijken.map((een) => [een.consulent_id, een.aantal]));
    const rijen = geteld.map((rij) => ({ ...rij, meekijken: mee.get(rij.consulent_id) ?? 0 }));
    const pagina = paginaUit(c.zoek);
    const sorteer = eenVan(c.zoek, 'sorteer', SORTEER) ?? 'laat';
    const oplopend = c.zoek.get('richting') === 'oplopend' || (sorteer === 'naam' && c.zoek.get('richting') !== 'aflopend');
    const namen = new Map(consulenten.map((een) => [een.id, een.naam]));
    const metMensen = teams.filter((een) => een.consulenten.length > 0);
    const mijn = metMensen.filter((een) => een.mijn);
    const team = eenVan(c.zoek, 'team', ['alle', ...metMensen.map(({ id }) => String(id))]);
    const welke = team === undefined ? mijn : metMensen.filter(({ id }) => String(id) === team);
    // The own teams go without saying; who has nobody yet belongs to every team.
    const leden = team === 'alle' || welke.length === 0 ? undefined : new Set(welke.flatMap((een) => een.consulenten));
    const leeg = { inwoners: 0, stappen: 0, laat: 0, ik: 0, inwoner: 0, aanbieder: 0, meekijken: 0, oudste: null };
    // Also who has nobody yet, and who has residents and does not work here any more.
    const alle = [
      ...rijen.filter((rij) => rij.inwoners > 0 || namen.has(rij.consulent_id)),
      ...consulenten
        .filter((een) => !rijen.some((rij) => rij.consulent_id === een.id))
        .map((een) => ({ consulent_id: een.id, ...leeg })),
    ].filter((rij) => leden === undefined || leden.has(rij.consulent_id) || (team === undefined && rij.consulent_id === 0));
    const naam = (id: number): string => (id === 0 ? 'Nog te verdelen' : (namen.get(id) ?? 'Werkt hier niet meer'));
    const waarde = (rij: Teamrij): string | number =>
      sorteer === 'naam' ? naam(rij.consulent_id) : sorteer === 'oudste' ? (rij.oudste ?? '9999') : rij[sorteer];
    const gesorteerd = alle.toSorted((a, b) => {
      const [x, y] = [waarde(a), waarde(b)];
      const verschil = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'nl');
      return (oplopend ? verschil : -verschil) || naam(a.consulent_id).localeCompare(naam(b.consulent_id), 'nl');
    });
    const kolom = (tekst: string, veld: (typeof SORTEER)[number], uitlijning?: 'eind'): Kolom => ({
      kop: tekst,
      ...(uitlijning ? { uitlijning } : {}),
      sorteer: {
        href: adresMet(PAD, {
          team,
          sorteer: veld,
          richting: sorteer === veld ? (oplopend ? 'aflopend' : 'oplopend') : undefined,
        }),
        richting: sorteer === veld ? (oplopend ? 'oplopend' : 'aflopend') : undefined,
      },
    });
    const tel = (rij: Teamrij, aantal: number, vraag: Record<string, string>): Inhoud =>
      aantal === 0
        ? '0'
        : link(
            adresMet('/werkvoorraad', { consulent: rij.consulent_id, tab: 'nu', ...vraag }),
            toonAantal(aantal),
            `van ${naam(rij.consulent_id)}`,
          );
    const som = (veld: 'inwoners' | 'laat' | 'ik' | 'inwoner' | 'aanbieder' | 'meekijken') =>
      toonAantal(alle.reduce((n, rij) => n + rij[veld], 0));
    return c.page({
      titel: 'Werkvoorraad per consulent',
      inhoud: html`${kop({
        titel: 'Werkvoorraad per consulent',
        onder:
          'Hoeveel iedereen heeft, wat te laat is, op wie het wacht en waar iets zo lang te laat is dat een ander meekijkt. Elk getal opent die lijst. Wie is afgerond telt niet mee.',
        acties: linkKnop({ tekst: 'Verdeel inwoners', href: '/verdelen', soort: 'primair', icoon: 'user-plus' }),
      })}<div>${werkTabs({ tellers: undefined, teammanager: true, huidig: 'team' })}${kaart({
        inhoud: html`${
          metMensen.length > 0 &&
          filters({
            actie: PAD,
            knop: 'Toon',
            velden: keuzelijst({
              naam: 'team',
              label: 'Team',
              ...(mijn.length > 0 ? { leeg: mijn.length === 1 ? 'Mijn team' : 'Mijn teams' } : {}),
              waarde: team ?? (mijn.length > 0 ? '' : 'alle'),
              opties: [
                { waarde: 'alle', tekst: 'De hele gemeente' },
                ...metMensen.map(({ id, naam: tekst }) => ({ waarde: String(id), tekst })),
              ],
            }),
          })
        }${tabel({
          caption: 'Werkvoorraad per consulent',
          toetsen: true,
          kolommen: [
            kolom('Consulent', 'naam'),
            kolom('Inwoners', 'inwoners', 'eind'),
            kolom('Te laat', 'laat', 'eind'),
            kolom('Wacht op consulent', 'ik', 'eind'),
            kolom('Op inwoner', 'inwoner', 'eind'),
            kolom('Op aanbieder', 'aanbieder', 'eind'),
            kolom('Ander kijkt mee', 'meekijken', 'eind'),
            kolom('Eerste termijn', 'oudste'),
          ],
          leeg: 'Er is nog niemand met inwoners.',
          rijen: gesorteerd.slice((pagina - 1) * PER_PAGINA, pagina * PER_PAGINA).map((rij) => {
            const wie = bereikbaar(rij.consulent_id);
            const onder = [wie.team, bereikbaarTekst(wie)].filter(Boolean).join(', ');
            const kopje =
              rij.consulent_id === 0
                ? link('/verdelen', 'Nog te verdelen')
                : link(adresMet('/werkvoorraad', { tab: 'alle', consulent: rij.consulent_id }), naam(rij.consulent_id));
            return [
              onder === '' ? kopje : metOnder(kopje, onder),
              tel(rij, rij.inwoners, { tab: 'alle', status: LOPEND }),
              tel(rij, rij.laat, { termijn: 'laat' }),
              tel(rij, rij.ik, { wie: 'ik' }),
              tel(rij, rij.inwoner, { wie: 'inwoner' }),
              tel(rij, rij.aanbieder, { wie: 'aanbieder' }),
              rij.meekijken === 0
                ? '0'
                : link(
                    adresMet('/plichten', { stand: 'meekijken', consulent: rij.consulent_id }),
                    toonAantal(rij.meekijken),
                    `te lang te laat bij ${naam(rij.consulent_id)}`,
                  ),
              rij.oudste === null ? '' : toonDatum(datum(rij.oudste)),
            ];
          }),
          voet: [
            alle.length > PER_PAGINA ? 'Samen, alle bladzijden' : 'Samen',
            som('inwoners'),
            som('laat'),
            som('ik'),
            som('inwoner'),
            som('aanbieder'),
            som('meekijken'),
            '',
          ],
        })}${paginering({
          pagina,
          paginas: Math.ceil(alle.length / PER_PAGINA),
          href: (p) =>
            adresMet(PAD, {
              team,
              sorteer: c.zoek.get('sorteer') ?? undefined,
              richting: c.zoek.get('richting') ?? undefined,
              pagina: p === 1 ? undefined : p,
            }),
        })}`,
      })}</div>`,
    });
  });
};
