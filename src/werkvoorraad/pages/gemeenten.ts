// One list over the municipalities that one login works for (NI7): what waits, where, and one press to go on there.
import { adresMet, eenVan, paginaUit, toonNaam } from '../../inwoner/index.ts';
import { datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import {
  badge,
  filters,
  form,
  html,
  kaart,
  keuzelijst,
  knop,
  kop,
  leegBlok,
  link,
  metOnder,
  paginering,
  tabel,
  telling,
} from '../../web/index.ts';
import type { Router } from '../../web/route.ts';
import { countInGemeenten, listInGemeenten } from '../queries/index.ts';
import { wachtOp } from '../words.ts';
import { werkTabs } from './lijst.ts';

const PAD = '/werkvoorraad/gemeenten';
const PER_PAGINA = 50;
const WACHT = ['iedereen', 'ik'] as const;

export const registerGemeenten = (router: Router): void =>
  router.get(PAD, { rollen: ['consulent'], van: 'zelf', logboek: false }, async (c) => {
    const gekozen = Number(/^[1-9]\d{0,8}$/.exec(c.zoek.get('gemeente') ?? '')?.[0] ?? 0);
    const wacht = eenVan(c.zoek, 'wacht', WACHT) ?? 'iedereen';
    const pagina = paginaUit(c.zoek);
    const [actor, gemeenten, rijen] = await Promise.all([
      c.actor(),
      countInGemeenten(c.db),
      listInGemeenten(c.db, { gemeenteId: gekozen, eigen: wacht === 'ik', pagina, perPagina: PER_PAGINA }),
    ]);
    if (rijen.length === 0 && pagina > 1) return c.redirect(PAD);
    const totaal = rijen[0]?.totaal ?? 0;
    const begin = (pagina - 1) * PER_PAGINA;
    const hier = gemeenten.find(({ gemeente_id }) => gemeente_id === actor.gemeenteId);
    return c.page({
      titel: 'Al mijn gemeenten',
      inhoud: html`${kop({
        titel: 'Al mijn gemeenten',
        onder: `Wat wacht in ${gemeenten.length === 1 ? 'je gemeente' : `de ${gemeenten.length} gemeenten`} waar je met deze login werkt. Je werkt nu voor ${hier?.gemeente_naam ?? 'een andere gemeente'}; open je iemand van een andere gemeente, dan werk je daar verder.`,
      })}<div>${werkTabs({ tellers: undefined, teammanager: false, huidig: 'gemeenten' })}${kaart({
        inhoud: html`${filters({
          actie: PAD,
          knop: 'Toon',
          velden: html`${keuzelijst({
            naam: 'gemeente',
            label: 'Gemeente',
            leeg: 'Alle gemeenten',
            waarde: gekozen === 0 ? '' : String(gekozen),
            opties: gemeenten.map((een) => ({
              waarde: String(een.gemeente_id),
              tekst: `${een.gemeente_naam} (${een.ik})`,
            })),
          })}${keuzelijst({
            naam: 'wacht',
            label: 'Wacht op',
            waarde: wacht,
            opties: [
              { waarde: 'iedereen', tekst: 'Iedereen' },
              { waarde: 'ik', tekst: 'Alleen op mij' },
            ],
          })}`,
        })}${
          rijen.length === 0
            ? leegBlok({ titel: 'Er wacht niets', inhoud: 'Nieuwe stappen komen hier vanzelf, binnen vijf minuten.' })
            : html`${telling(`${totaal} ${totaal === 1 ? 'stap' : 'stappen'}, ${begin + 1} tot en met ${begin + rijen.length} getoond.`)}${tabel(
                {
                  caption: 'Wat wacht in al mijn gemeenten',
                  toetsen: true,
                  kolommen: [
                    { kop: 'Inwoner' },
                    { kop: 'Gemeente' },
                    { kop: 'Volgende stap', vanzelf: true },
                    { kop: 'Uiterlijk' },
                  ],
                  rijen: rijen.map((rij) => {
                    const dossier = `/dossier/${rij.inwoner_id}`;
                    const tot = rij.uiterlijk === null ? undefined : datum(rij.uiterlijk);
                    return [
                      rij.gebruiker_id === actor.gebruikerId
                        ? metOnder(link(dossier, toonNaam(rij)), rij.dossiernummer)
                        : html`${metOnder(toonNaam(rij), rij.dossiernummer)}${form({
                            actie: '/andere-gemeente',
                            sleutel: c.sleutel(),
                            kaal: true,
                            verborgen: { naar: dossier },
                            inhoud: knop({
                              tekst: `Open in ${rij.gemeente_naam}`,
                              extra: toonNaam(rij),
                              naam: 'account',
                              waarde: String(rij.gebruiker_id),
                              soort: 'stil',
                            }),
                          })}`,
                      rij.gemeente_naam,
                      metOnder(rij.tekst, rij.eigenaar === 'ik' ? '' : wachtOp(rij.eigenaar, false)),
                      tot === undefined ? '' : isVoor(tot, c.vandaag) ? badge('telaat', toonDatum(tot)) : toonDatum(tot),
                    ];
                  }),
                },
              )}`
        }${paginering({
          pagina,
          paginas: Math.ceil(totaal / PER_PAGINA),
          href: (p) =>
            adresMet(PAD, {
              gemeente: gekozen || undefined,
              wacht: wacht === 'ik' ? wacht : undefined,
              pagina: p === 1 ? undefined : p,
            }),
        })}`,
      })}</div>`,
    });
  });
