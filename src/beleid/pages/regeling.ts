import { datum, toonDatum } from '../../kernel/datum.ts';
import { bronStatus as bronTeken, type Html, html, lijst, zacht } from '../../web/index.ts';
import { mandaatFunctie, type Regeling } from '../regeling.ts';
import { type Deel, gewogen, gewogenOf, herkomst, metBron, NIET_GEREGELD, namen, opsomming } from './bron.ts';

const dag = (iso: string | null, anders: string): string => (iso === null ? anders : toonDatum(datum(iso)));

const OVERGANG = {
  blijven: 'lopende toewijzingen houden de versie waaronder zij begonnen',
  'nieuwe-versie': 'lopende toewijzingen gaan over op deze versie',
} as const;

/** The parts of the document about the regeling as a whole. */
export const regelingDelen = (regeling: Regeling): Deel[] => {
  const d = regeling.doelgroep;
  const { overgang } = regeling;
  const delen: Deel[] = [
    {
      id: 'versie',
      titel: 'Deze versie',
      plekken: [
        'regeling',
        'naam',
        'gemeente',
        'gemeenten',
        'regio',
        'uitvoerder',
        'geldigVan',
        'geldigTot',
        'vastgesteldOp',
        'bekendgemaaktOp',
        'terugwerkendeKracht',
        'versiegrens',
        'overgang',
      ],
      inhoud: lijst([
        ...gewogen(regeling, 'Regio', regeling.regio),
        ...(regeling.gemeenten ? [{ kop: 'Geldt in de gemeenten', waarde: regeling.gemeenten.join(', ') }] : []),
        ...gewogen(regeling, 'Wie het uitvoert', regeling.uitvoerder),
        { kop: 'Geldig vanaf', waarde: dag(regeling.geldigVan, '') },
        { kop: 'Geldig tot en met', waarde: dag(regeling.geldigTot, 'geen einde') },
        { kop: 'Vastgesteld op', waarde: dag(regeling.vastgesteldOp, 'de dag van het besluit staat niet in de bron') },
        { kop: 'Bekendgemaakt op', waarde: dag(regeling.bekendgemaaktOp, 'staat niet in de bron') },
        ...gewogen(regeling, 'Terugwerkende kracht', regeling.terugwerkendeKracht),
        ...gewogen(regeling, 'Waarom deze versie dan begint', regeling.versiegrens),
        {
          kop: 'Wie al een toewijzing heeft',
          waarde: overgang ? metBron(regeling, OVERGANG[overgang.lopende], overgang) : OVERGANG.blijven,
        },
      ]),
    },
    {
      id: 'bronnen',
      titel: 'Bronnen en hun kracht',
      plekken: ['bronnen'],
      inhoud: lijst(
        Object.entries(regeling.bronnen).map(([sleutel, bron]) => ({
          kop: sleutel,
          waarde: html`${bron.naam}<br>${bronTeken(bron.status)}<br>${zacht(bron.uitleg)}`,
        })),
      ),
    },
    {
      id: 'doel',
      titel: 'Doel en grondslag',
      plekken: ['doel', 'rechtsgrond'],
      inhoud: html`<p>${regeling.doel.tekst}</p><p>${herkomst(regeling, regeling.doel)}</p>${regeling.doel.resultaten && html`<h3>Resultaten</h3>${opsomming(regeling.doel.resultaten.lijst)}<p>${herkomst(regeling, regeling.doel.resultaten)}</p>`}<h3>Grondslag</h3>${opsomming(regeling.rechtsgrond.keten)}<p>${herkomst(regeling, regeling.rechtsgrond)}</p>`,
    },
    {
      id: 'doelgroep',
      titel: 'Doelgroep',
      plekken: ['doelgroep'],
      inhoud: lijst([
        ...gewogenOf(regeling, 'Vanaf', d.minimumLeeftijd, ' jaar'),
        ...gewogenOf(regeling, 'Tot', d.bovengrens),
        ...gewogenOf(regeling, 'Afstand tot de arbeidsmarkt', d.afstandTotArbeidsmarkt),
        ...gewogenOf(regeling, 'Wil', d.wil),
        ...gewogenOf(regeling, 'Ondersteuning nodig', d.ondersteuningNodig),
        ...gewogenOf(regeling, 'Uitkering', d.uitkering),
        ...gewogenOf(regeling, 'Ondersteuning van de Wmo', d.wmoOndersteuning),
        ...gewogenOf(regeling, 'Ontwikkelbaar arbeidsvermogen', d.ontwikkelbaarArbeidsvermogen),
        ...gewogen(regeling, 'Alleen met perspectief verder op de ladder, vanaf trede', d.perspectiefNodig),
      ]),
    },
    {
      id: 'uitsluitingen',
      titel: 'Voor wie het niet is',
      plekken: ['uitsluitingen'],
      inhoud:
        regeling.uitsluitingen.length === 0
          ? html`<p>${NIET_GEREGELD}</p>`
          : lijst(
              regeling.uitsluitingen.map((u) => ({
                kop: eersteGroot(u.soort.replaceAll('-', ' ')),
                waarde: metBron(
                  regeling,
                  html`${u.tekst}${u.hoofddoelen && html` (${namen(u.hoofddoelen)})`}${u.verwijst !== undefined && html`<br>Wijst naar: ${u.verwijst.replaceAll('-', ' ')}.`}`,
                  u,
                ),
              })),
            ),
    },
    {
      id: 'ladder',
      titel: 'Participatieladder',
      plekken: ['ladder'],
      inhoud: html`${lijst(
        regeling.ladder.treden.map((t) => ({
          kop: `${t.trede}. ${t.naam}`,
          waarde: html`${t.criterium ?? zacht('criterium niet in de bron')}<br>Ondersteuning: ${t.ondersteuning ?? 'niet in de bron'}${
            t.opleiding && html`<br>Telt ook: ${t.opleiding.waarde}<br>${herkomst(regeling, t.opleiding)}`
          }${t.wanneer && html`<br>Volgt uit: ${wegenTekst(regeling, t.wanneer)}`}${t.bron !== undefined && html`<br>${herkomst(regeling, { bron: t.bron, keuze: t.keuze })}`}`,
        })),
      )}${
        regeling.ladder.vragen.length > 0 &&
        html`<h3>De criteria als vragen</h3>${opsomming(
          regeling.ladder.vragen.map((v) =>
            metBron(regeling, html`${v.vraag}${v.uitleg !== undefined && html`<br>${v.uitleg}`}`, v),
          ),
        )}`
      }<p>${herkomst(regeling, regeling.ladder)}</p>`,
    },
    {
      id: 'mandaat',
      titel: 'Mandaat',
      plekken: ['mandaat'],
      inhoud: !regeling.mandaat
        ? html`<p>${NIET_GEREGELD}</p>`
        : html`<p>${regeling.mandaat.voor}, van boven naar beneden:</p><ol>${regeling.mandaat.keten.map((functie) => html`<li>${mandaatFunctie(regeling, functie) ?? functie}</li>`)}</ol><p>Niet genoemd in de bron: ${regeling.mandaat.nietGenoemd.join(', ')}.</p><p>${herkomst(regeling, regeling.mandaat)}</p>`,
    },
    {
      id: 'afspraken',
      titel: 'Afspraken voor alle producten',
      plekken: [
        'uitgangspunten',
        'persoonlijkeDoelen',
        'doelenOpgesteldDoor',
        'combinatie',
        'regie',
        'volgendeStap',
        'portfolio',
        'lichteOndersteuning',
        'opleiding',
        'tariefmethode',
      ],
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
        ...gewogenOf(regeling, 'Doelen opgesteld door', regeling.doelenOpgesteldDoor),
        regeling.combinatie
          ? { kop: 'Combinatie', waarde: metBron(regeling, regeling.combinatie.tekst, regeling.combinatie) }
          : { kop: 'Combinatie', waarde: NIET_GEREGELD },
        ...gewogen(regeling, 'Regie', regeling.regie),
        ...gewogen(regeling, 'Volgende stap', regeling.volgendeStap),
        ...gewogen(regeling, 'Portfolio', regeling.portfolio),
        ...gewogen(regeling, 'Lichte ondersteuning', regeling.lichteOndersteuning),
        ...gewogen(regeling, 'Opleiding', regeling.opleiding),
        ...gewogen(regeling, 'Tarieven', regeling.tariefmethode),
      ]),
    },
    {
      id: 'voorzieningen',
      titel: 'Algemene voorzieningen en wegwijzers',
      plekken: ['algemeneVoorzieningen', 'wegwijzers'],
      inhoud: lijst([
        ...regeling.algemeneVoorzieningen.map((v) => ({
          kop: v.naam,
          waarde: metBron(
            regeling,
            html`voor ${v.voor}${v.onderdelen.length > 0 && html`: ${v.onderdelen.join(', ')}`}. Vindplaats: ${v.vindplaats ?? 'niet in de bron'}.`,
            v,
          ),
        })),
        ...regeling.wegwijzers.map((w) => ({
          kop: w.naam,
          waarde: metBron(
            regeling,
            html`${w.tekst}<br>${zacht(`Wanneer: ${w.wanneer.replaceAll('-', ' ')}${w.hoofddoelen ? ` (${namen(w.hoofddoelen)})` : ''}.`)}`,
            w,
          ),
        })),
      ]),
    },
  ];
  const { begeleidingGroep } = regeling;
  if (begeleidingGroep)
    delen.push({
      id: 'begeleiding-groep',
      titel: 'Begeleiding groep',
      plekken: ['begeleidingGroep'],
      inhoud: lijst([
        ...gewogen(regeling, 'Doelgroep', begeleidingGroep.doelgroep),
        ...gewogen(regeling, 'Een score telt als probleem tot en met', begeleidingGroep.scoreIsProbleem),
        ...gewogen(regeling, 'Versie van de Zelfredzaamheid-Matrix', begeleidingGroep.zrmVersie),
      ]),
    });
  if (regeling.bepalingen.length > 0)
    delen.push({
      id: 'bepalingen',
      titel: 'Andere bepalingen',
      plekken: ['bepalingen'],
      inhoud: html`<p>Wat de bronnen vastleggen en mensen uitvoeren. Het systeem rekent er niet mee.</p>${lijst(
        regeling.bepalingen.map((b) => ({
          kop: eersteGroot(b.onderwerp),
          waarde: metBron(regeling, html`${b.tekst}${b.wie && html` (${namen(b.wie)})`}`, b),
        })),
      )}`,
    });
  if (regeling.begrippen.length > 0)
    delen.push({
      id: 'begrippen',
      titel: 'Begrippen',
      plekken: ['begrippen'],
      inhoud: lijst(regeling.begrippen.map((b) => ({ kop: eersteGroot(b.woord), waarde: metBron(regeling, b.betekenis, b) }))),
    });
  if (regeling.route) delen.push(routeDeel(regeling, regeling.route));
  delen.push({
    id: 'teksten',
    titel: 'Teksten voor brieven en schermen',
    plekken: ['teksten'],
    inhoud: lijst(
      Object.entries(regeling.teksten).map(([sleutel, t]) => ({ kop: woorden(sleutel), waarde: metBron(regeling, t.tekst, t) })),
    ),
  });
  return delen;
};

type Route = NonNullable<Regeling['route']>;

/** The way that a resident goes, step after step. */
const routeDeel = (regeling: Regeling, route: Route): Deel => {
  const naamVan = (id: string): string => route.stappen.find((stap) => stap.id === id)?.naam ?? id;
  const uitgangen = (lijstje: Route['stappen'][number]['uit']): Html =>
    html`${lijstje.map((uit) => html`<li>${uit.wat}${uit.naar.length > 0 && html`: ${uit.naar.map(naamVan).join(' of ')}`}</li>`)}`;
  return {
    id: 'route',
    titel: 'De weg van de inwoner',
    plekken: ['route'],
    inhoud: html`${lijst(
      route.stappen.map((stap) => ({
        kop: stap.naam,
        waarde: metBron(
          regeling,
          html`${[
            ...(stap.in === undefined ? [] : [`Wanneer: ${stap.in}.`]),
            ...(stap.wie.length === 0
              ? ['Wie: niet geregeld.']
              : [`Wie: ${namen(stap.wie)}${stap.met.length > 0 ? `, met ${namen(stap.met)}` : ''}.`]),
            ...(stap.termijn === undefined
              ? []
              : [
                  stap.termijn === null
                    ? 'Termijn: niet geregeld.'
                    : `Termijn: ${stap.termijn.aantal} ${stap.termijn.eenheid}, ${stap.termijn.soort}${stap.termijn.vanaf === undefined ? '' : ` ${stap.termijn.vanaf}`}.`,
                ]),
          ].join(' ')}${stap.uit.length > 0 && html`<ul>${uitgangen(stap.uit)}</ul>`}`,
          stap,
        ),
      })),
    )}<h3>De weg terug</h3>${
      route.terug.length === 0
        ? html`<p>${NIET_GEREGELD}</p>`
        : lijst(
            route.terug.map((terug) => ({
              kop: eersteGroot(terug.in),
              waarde: metBron(
                regeling,
                html`${terug.naar.length === 0 ? NIET_GEREGELD : html`<ul>${uitgangen(terug.naar)}</ul>`}${terug.wie.length > 0 && html`Wie: ${namen(terug.wie)}.`}`,
                terug,
              ),
            })),
          )
    }`,
  };
};

const eersteGroot = (tekst: string): string => tekst.replace(/^./, (letter) => letter.toUpperCase());

/** "geenEigenBijdrage" becomes "Geen eigen bijdrage". */
const woorden = (sleutel: string): string =>
  sleutel.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());

/** "Heeft de inwoner betaald werk? ja": the ways of a trede, each of which is enough. */
const wegenTekst = (regeling: Regeling, wegen: NonNullable<Regeling['ladder']['treden'][number]['wanneer']>): string => {
  const vraag = (sleutel: string, antwoord: string) =>
    `${regeling.ladder.vragen.find((v) => v.sleutel === sleutel)?.vraag ?? sleutel} ${antwoord}`;
  return wegen
    .map(({ ja, nee }) => [...ja.map((v) => vraag(v, 'ja')), ...nee.map((v) => vraag(v, 'nee'))].join(' en '))
    .join(', of ');
};
