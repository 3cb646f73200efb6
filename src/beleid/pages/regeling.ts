import { toonGeld } from '../../kernel/geld.ts';
import { bronStatus as bronTeken, type Html, html, kaart, lijst, stapel, tabel, zacht } from '../../web/index.ts';
import { mandaatFunctie, type Regeling } from '../regeling.ts';
import { gewogen, herkomst, inWoorden, metBron, opsomming } from './bron.ts';

const NIET_GEREGELD = html`<p>Niet geregeld.</p>`;

/** Sources, goal, doelgroep, ladder, mandate and what holds for all products. */
export const regelingDeel = (regeling: Regeling): Html => {
  const d = regeling.doelgroep;
  return stapel(
    kaart({
      titel: 'Bronnen en hun kracht',
      inhoud: lijst(
        Object.entries(regeling.bronnen).map(([sleutel, bron]) => ({
          kop: sleutel,
          waarde: html`${bron.naam}<br>${bronTeken(bron.status)}<br>${zacht(bron.uitleg)}`,
        })),
      ),
    }),
    kaart({
      titel: 'Doel en grondslag',
      inhoud: html`<p>${regeling.doel.tekst}</p><p>${herkomst(regeling, regeling.doel)}</p>${regeling.doel.resultaten && html`<h3>Resultaten</h3>${opsomming(regeling.doel.resultaten.lijst)}<p>${herkomst(regeling, regeling.doel.resultaten)}</p>`}<h3>Grondslag</h3>${opsomming(regeling.rechtsgrond.keten)}<p>${herkomst(regeling, regeling.rechtsgrond)}</p>`,
    }),
    kaart({
      titel: 'Doelgroep',
      inhoud: lijst([
        ...gewogen(regeling, 'Vanaf', d.minimumLeeftijd, ' jaar'),
        ...gewogen(regeling, 'Tot', d.bovengrens),
        ...gewogen(regeling, 'Afstand tot de arbeidsmarkt', d.afstandTotArbeidsmarkt),
        ...gewogen(regeling, 'Wil', d.wil),
        ...gewogen(regeling, 'Ondersteuning nodig', d.ondersteuningNodig),
        ...gewogen(regeling, 'Uitkering', d.uitkering),
      ]),
    }),
    kaart({
      titel: 'Participatieladder',
      inhoud: html`${lijst(
        regeling.ladder.treden.map((t) => ({
          kop: `${t.trede}. ${t.naam}`,
          waarde: html`${t.criterium ?? zacht('criterium niet in de bron')}<br>Ondersteuning: ${t.ondersteuning ?? 'niet in de bron'}`,
        })),
      )}<p>${herkomst(regeling, regeling.ladder)}</p>`,
    }),
    kaart({
      titel: 'Mandaat',
      inhoud: !regeling.mandaat
        ? NIET_GEREGELD
        : html`<p>${regeling.mandaat.voor}, van boven naar beneden:</p><ol>${regeling.mandaat.keten.map((functie) => html`<li>${mandaatFunctie(regeling, functie) ?? functie}</li>`)}</ol><p>Niet genoemd in de bron: ${regeling.mandaat.nietGenoemd.join(', ')}.</p><p>${herkomst(regeling, regeling.mandaat)}</p>`,
    }),
    kaart({
      titel: 'Afspraken voor alle producten',
      inhoud: lijst([
        ...regeling.uitgangspunten.map((u) => ({ kop: `Uitgangspunt ${u.sleutel}`, waarde: metBron(regeling, u.tekst, u) })),
        ...(regeling.persoonlijkeDoelen
          ? [
              {
                kop: 'Persoonlijke doelen',
                waarde: metBron(regeling, regeling.persoonlijkeDoelen.lijst.join(', '), regeling.persoonlijkeDoelen),
              },
            ]
          : []),
        ...gewogen(regeling, 'Doelen opgesteld door', regeling.doelenOpgesteldDoor),
        ...(regeling.combinatie
          ? [{ kop: 'Combinatie', waarde: metBron(regeling, regeling.combinatie.tekst, regeling.combinatie) }]
          : []),
        ...gewogen(regeling, 'Regie', regeling.regie),
        ...gewogen(regeling, 'Volgende stap', regeling.volgendeStap),
        ...gewogen(regeling, 'Portfolio', regeling.portfolio),
        ...gewogen(regeling, 'Lichte ondersteuning', regeling.lichteOndersteuning),
        ...gewogen(regeling, 'Opleiding', regeling.opleiding),
        ...gewogen(regeling, 'Tarieven', regeling.tariefmethode),
      ]),
    }),
    kaart({
      titel: 'Algemene voorzieningen en wegwijzers',
      inhoud: lijst([
        ...regeling.algemeneVoorzieningen.map((v) => ({
          kop: v.naam,
          waarde: metBron(
            regeling,
            html`voor ${v.voor}${v.onderdelen.length > 0 && html`: ${v.onderdelen.join(', ')}`}. Vindplaats: ${v.vindplaats ?? 'niet in de bron'}.`,
            v,
          ),
        })),
        ...regeling.wegwijzers.map((w) => ({ kop: w.naam, waarde: metBron(regeling, w.tekst, w) })),
      ]),
    }),
    kaart({
      titel: 'Begeleiding groep',
      inhoud: regeling.begeleidingGroep
        ? lijst([
            ...gewogen(regeling, 'Doelgroep', regeling.begeleidingGroep.doelgroep),
            ...gewogen(regeling, 'Een score telt als probleem tot en met', regeling.begeleidingGroep.scoreIsProbleem),
            ...gewogen(regeling, 'Versie van de Zelfredzaamheid-Matrix', regeling.begeleidingGroep.zrmVersie),
          ])
        : NIET_GEREGELD,
    }),
    kaart({
      titel: 'Teksten voor brieven en schermen',
      inhoud: lijst(
        Object.entries(regeling.teksten).map(([sleutel, t]) => ({
          kop: woorden(sleutel),
          waarde: metBron(regeling, t.tekst, t),
        })),
      ),
    }),
  );
};

/** "geenEigenBijdrage" becomes "Geen eigen bijdrage". */
const woorden = (sleutel: string): string =>
  sleutel.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());

/** What no source decides: what we chose (K1–K8), and what is left open. */
export const keuzesDeel = (regeling: Regeling): Html => {
  const extra = (sleutel: string): string[] => {
    const { K3, K4, K5, K6, K7 } = regeling.keuzes;
    switch (sleutel) {
      case 'K3':
        return [`staat ${K3.aan ? 'aan' : 'uit'}`];
      case 'K4':
        return [`verlenging in de prijs: ${inWoorden(K4.verlengingInPrijs)}`];
      case 'K5':
        return [
          `doel niet behaald: ${toonGeld(K5.nietBehaald)}`,
          `lager dan afgesproken: ${K5.lager.replace('-', ' ')}`,
          `hoger dan afgesproken: ${K5.hoger.replace('-', ' ')}`,
          `bevestigd door de ${K5.bevestigdDoor}`,
        ];
      case 'K6':
        return [`onbekend telt als nul: ${inWoorden(K6.onbekendIsNul)}`];
      case 'K7':
        return [
          `budget waarschuwt bij ${K7.budgetWaarschuwing}%`,
          `plek verborgen na ${K7.plekVerbergenNaDagen} dagen`,
          `nazorg na ${K7.nazorgMaanden.join(', ')} maanden`,
          `betwiste uren na ${K7.betwisteUrenDagen} dagen afgehandeld`,
        ];
      default:
        return [];
    }
  };
  return stapel(
    kaart({
      titel: 'Niet in de bron: gekozen',
      inhoud: html`<p>Geen bron beslist dit. De gemeente kan elke keuze aanpassen in een nieuwe versie van de regeling.</p>${tabel(
        {
          caption: 'Keuzes',
          kolommen: [{ kop: 'Keuze' }, { kop: 'Wat het systeem doet' }, { kop: 'Ingesteld' }],
          rijen: Object.entries(regeling.keuzes).map(([sleutel, k]) => [
            `${sleutel} ${k.naam}`,
            k.uitleg,
            extra(sleutel).join('; '),
          ]),
        },
      )}`,
    }),
    kaart({
      titel: 'Niet geregeld',
      inhoud: html`<p>Hierover zwijgen de bronnen. Het systeem vult niets in en leent niets van een andere gemeente.</p>${opsomming(regeling.nietGeregeld.map((n) => n.tekst))}`,
    }),
  );
};
