import type { Datum } from '../../kernel/datum.ts';
import { toonGeld } from '../../kernel/geld.ts';
import { toonMoment } from '../../kernel/moment.ts';
import { type Html, html, kaart, lijst, melding, stapel, tabel, voortgangsbalk } from '../../web/index.ts';
import type { Concept, Doorrekening, Telling } from '../types.ts';
import { aantal, dag } from './onderdelen.ts';

export const metTeken = (eurocent: number): string => (eurocent > 0 ? `+ ${toonGeld(eurocent)}` : toonGeld(eurocent));

/** While it is being computed. */
export const bezigDeel = (d: Doorrekening): Html =>
  kaart({
    titel: 'De gevolgen worden uitgerekend',
    inhoud: html`${voortgangsbalk({
      label: d.status === 'wacht' ? 'Wacht op zijn beurt' : 'Elk lopend geval wordt bekeken',
      waarde: d.gedaan,
      max: d.totaal,
      tekst: d.totaal > 0 ? `${aantal(d.gedaan)} van ${aantal(d.totaal)}` : 'bezig',
    })}<p>Deze pagina ververst zichzelf. Je kunt haar ook sluiten: het rekenen gaat door.</p>`,
  });

/** What the whole comes to, for the review and for whoever activates. */
export const gevolgKop = (concept: Concept, d: Doorrekening, t: Telling, vandaag: Datum): Html => {
  const geraakt = t.wint + t.verliest + t.verschuift;
  return stapel(
    t.gaatMee
      ? melding({
          soort: 'waarschuwing',
          titel: 'Lopende gevallen gaan over op deze versie',
          inhoud: `Dat zegt het bestand bij overgang. Wat hieronder staat gebeurt op ${dag(concept.laatste.geldigVan)}.`,
        })
      : melding({
          soort: 'info',
          titel: 'Lopende gevallen houden hun eigen versie',
          inhoud: `Er verandert voor hen niets op ${dag(concept.laatste.geldigVan)}. Wat hieronder staat geldt als er daarna opnieuw wordt besloten, bijvoorbeeld bij een verlenging.`,
        }),
    kaart({
      titel: 'Samengevat',
      inhoud: html`${lijst([
        {
          kop: 'Bekeken',
          waarde: `${aantal(t.toewijzingen)} lopende toewijzingen en ${aantal(t.aanvragen)} aanvragen, met de gegevens van ${d.klaarOp ? toonMoment(d.klaarOp, vandaag) : ''}`,
        },
        {
          kop: 'Geraakt',
          waarde: `${aantal(geraakt)}: ${aantal(t.wint)} gaan erop vooruit, ${aantal(t.verliest)} achteruit, ${aantal(t.verschuift)} verschuiven`,
        },
        {
          kop: 'Vooruit of achteruit',
          waarde:
            'Voor de inwoner: past het product nog, en hoe lang kan het duren. Verandert alleen een bedrag of een plicht, dan verschuift het geval.',
        },
        { kop: 'Andere uitkomst van de toets', waarde: aantal(t.toets) },
        { kop: 'Andere einddatum of verlenging', waarde: aantal(t.einde) },
        { kop: 'Andere plichten', waarde: aantal(t.plicht) },
        {
          kop: 'Ander bedrag',
          waarde: `${aantal(t.bedrag)}${t.bedrag === 0 ? '' : `, samen ${metTeken(t.bedragVerschil)} als alle afgesproken uren tot de einddatum worden gemaakt`}`,
        },
        ...(t.metContract === 0
          ? []
          : [
              {
                kop: 'Bedrag blijft, door het contract',
                waarde: `${aantal(t.metContract)} toewijzingen: het contract van de aanbieder noemt een eigen tarief, en dat gaat voor. Zij staan niet in de lijst per geval.`,
              },
            ]),
        ...(t.eindigtEerder === 0
          ? []
          : [{ kop: 'Niet geraakt', waarde: `${aantal(t.eindigtEerder)} toewijzingen eindigen voordat de versie begint` }]),
      ])}${
        t.contracten.length > 0 &&
        html`<h3>Contracten die het tarief noemen</h3><p>Zij veranderen niet vanzelf. De contractmanager legt per aanbieder het nieuwe tarief vast.</p>${tabel(
          {
            caption: 'Contracten die het tarief noemen',
            kolommen: [
              { kop: 'Product' },
              { kop: 'Was in de regeling' },
              { kop: 'Wordt' },
              { kop: 'Contracten met het oude tarief', uitlijning: 'eind' },
              { kop: 'Met een ander tarief', uitlijning: 'eind' },
            ],
            rijen: t.contracten.map((k) => [k.naam, k.oud, k.nieuw, aantal(k.zelfde), aantal(k.ander)]),
          },
        )}`
      }${
        t.perProduct.length > 0 &&
        html`<h3>Per product</h3>${tabel({
          caption: 'Gevolgen per product',
          kolommen: [
            { kop: 'Product' },
            { kop: 'Bekeken', uitlijning: 'eind' },
            { kop: 'Vooruit', uitlijning: 'eind' },
            { kop: 'Achteruit', uitlijning: 'eind' },
            { kop: 'Verschuift', uitlijning: 'eind' },
          ],
          rijen: t.perProduct.map((p) => [p.naam, aantal(p.gevallen), aantal(p.wint), aantal(p.verliest), aantal(p.verschuift)]),
        })}`
      }`,
    }),
  );
};
