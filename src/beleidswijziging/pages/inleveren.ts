import { type OpgeslagenRegeling, type Regeling, routebeeldVan } from '../../beleid/index.ts';
import { datum, isoDatum, parseDatumNl, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  bestandsregels,
  bestandveld,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  knop,
  kop,
  leegBlok,
  link,
  linkKnop,
  melding,
  routebeeld,
  stapel,
  tekstveld,
  terug,
  uitklap,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { type Geweigerd, uploadConcept } from '../actions/upload-concept.ts';
import { leesApart } from '../lees-apart.ts';
import { MAX_BESTAND } from '../lezen.ts';
import { type BeleidswijzigingSettings, isOvername } from '../settings.ts';
import type { Concept } from '../types.ts';
import { adres, getConcept, VERSIES, versieNaam, voorbereider } from './onderdelen.ts';
import { basisVerschil } from './verschillen.ts';

/** Two files and the fields around them. */
const MAX_BODY = 2 * MAX_BESTAND + 20_000;
const MAX_TITEL = 120;

type Vraag = { basis: OpgeslagenRegeling; concept: Concept | undefined };

/** Handing in a text: a new concept, or the next text of one. */
export const registerInleveren = (router: Router, s: BeleidswijzigingSettings): void => {
  const versiesVan = async (c: PageContext): Promise<OpgeslagenRegeling[]> => {
    const { gemeenteId } = await c.actor();
    return gemeenteId === undefined ? [] : s.beleid.versies(gemeenteId);
  };
  const getBasis = async (c: PageContext, tekst: string | null): Promise<OpgeslagenRegeling | undefined> => {
    const versies = await versiesVan(c);
    if (tekst !== null && tekst !== '') {
      const gekozen = versies.find(({ id }) => String(id) === tekst);
      if (!gekozen) throw new NietGevonden();
      return gekozen;
    }
    const { gemeenteId } = await c.actor();
    const geldend = gemeenteId === undefined ? [] : s.beleid.geldend(gemeenteId);
    const hoofd = gemeenteId === undefined ? undefined : s.beleid.findGemeente(gemeenteId)?.hoofdregeling;
    return (geldend.findLast(({ versie }) => versie.sleutel === hoofd) ?? geldend.at(-1))?.versie;
  };

  const formulier = async (
    c: PageContext,
    { basis, concept }: Vraag,
    fouten: readonly Reden[],
    onder: Html = html``,
  ): Promise<Response> => {
    const overname = concept !== undefined && isOvername(s.beleid, concept);
    const actie = concept ? adres(concept, '/wijzigen') : `${VERSIES}/nieuw`;
    const titel = concept ? 'Wijziging aanpassen' : 'Beleid wijzigen';
    const download = concept ? adres(concept, '/download') : `${VERSIES}/${basis.id}/bestand`;
    return c.page({
      titel,
      fout: fouten.length > 0,
      kruimels: [
        { tekst: 'Versies', href: VERSIES },
        ...(concept ? [{ tekst: concept.titel, href: adres(concept) }] : []),
        { tekst: titel },
      ],
      inhoud: html`${terug(concept ? adres(concept) : VERSIES)}${foutSamenvatting(fouten)}${kop({ titel, onder: 'Je wijzigt de regeling in een bestand. Er verandert niets voordat een collega de nieuwe versie activeert.' })}${stapel(
        onder,
        kaart({
          titel: 'Stap 1: download het bestand',
          inhoud: html`<p>${concept ? 'Het bestand zoals het de laatste keer is ingeleverd.' : html`Je gaat uit van versie ${basis.id}: ${versieNaam(basis)}. Een andere versie? Kies haar bij ${link(VERSIES, 'Versies')}.`}</p>${acties(
            linkKnop({ tekst: 'Download het bestand', href: download, icoon: 'download', soort: 'primair', download: true }),
            linkKnop({
              tekst: 'Download de voorbeeldgevallen',
              href: concept ? adres(concept, '/gevallen/bestand') : `${VERSIES}/${basis.id}/gevallen`,
              icoon: 'download',
              soort: 'stil',
              download: true,
            }),
          )}`,
        }),
        kaart({
          titel: 'Stap 2: wijzig het in je eigen tekstprogramma',
          inhoud: html`<p>Open het bestand in een programma voor platte tekst, zoals Kladblok. Bij elke waarde staat waar zij vandaan komt (<code>bron</code>). Wijzig je een bedrag of een termijn, zet er dan de nieuwe bron bij; staat de waarde in geen bron, schrijf dan <code>keuze</code>. Laat de eerste regel staan en bewaar het als UTF-8.</p>`,
        }),
        kaart({
          titel: 'Stap 3: lever het in',
          inhoud: form({
            actie,
            sleutel: c.sleutel(),
            bestanden: true,
            versie: concept?.versie,
            verborgen: { basis: String(basis.id) },
            inhoud: html`${tekstveld({
              naam: 'titel',
              label: 'Waar gaat de wijziging over?',
              hint: 'Bijvoorbeeld: het tarief van de werkplek op trede 3, en een kortere termijn',
              waarde: c.form.waarden.titel ?? concept?.titel,
              maximum: MAX_TITEL,
              fout: foutVan(fouten, 'titel'),
            })}${datumveld({
              naam: 'geldigVan',
              label: 'Vanaf welke dag geldt de nieuwe versie?',
              hint: 'Bijvoorbeeld 01-01-2027. Leeg: de dag die in het bestand staat bij geldigVan.',
              waarde: c.form.waarden.geldigVan ?? (concept && toonKort(datum(concept.laatste.geldigVan))),
              verplicht: false,
              fout: foutVan(fouten, 'geldigVan'),
            })}${bestandveld({
              naam: 'bestand',
              label: 'Het gewijzigde bestand',
              hint: `Een YAML-bestand van ten hoogste ${MAX_BESTAND / 1000} kB.`,
              soorten: '.yaml,.yml,text/yaml',
              fout: foutVan(fouten, 'bestand'),
            })}${uitklap(
              'Ook andere voorbeeldgevallen inleveren',
              html`${bestandveld({
                naam: 'gevallen',
                label: 'Voorbeeldgevallen',
                hint: overname
                  ? 'Uitkomsten die jullie hebben afgesproken, ook van de route. Zonder bestand zijn er nog geen.'
                  : 'Alleen als de afgesproken uitkomsten mee veranderen. Zonder bestand gelden de gevallen van nu.',
                soorten: '.yaml,.yml,text/yaml',
                verplicht: false,
              })}`,
            )}${acties(knop({ tekst: 'Controleer het bestand', icoon: 'upload' }), linkKnop({ tekst: 'Annuleer', href: concept ? adres(concept) : VERSIES, soort: 'stil' }))}`,
          }),
        }),
      )}`,
    });
  };

  const inleveren = async (c: PageContext, vraag: Vraag): Promise<Response> => {
    const titel = c.form.tekst('titel');
    const getypt = c.form.tekst('geldigVan');
    const geldigVan = getypt === '' ? undefined : parseDatumNl(getypt);
    const { bestand, gevallen } = bestandenVan(c);
    const redenen: Reden[] = [];
    if (titel === '') redenen.push({ veld: 'titel', tekst: 'Schrijf in een paar woorden waar de wijziging over gaat.' });
    if (titel.length > MAX_TITEL) redenen.push({ veld: 'titel', tekst: `Maak de naam korter: hoogstens ${MAX_TITEL} tekens.` });
    if (getypt !== '' && !geldigVan) redenen.push({ veld: 'geldigVan', tekst: 'Schrijf een dag die bestaat, zoals 01-01-2027.' });
    if (!bestand) redenen.push({ veld: 'bestand', tekst: 'Kies het bestand dat je hebt gewijzigd.' });
    if (redenen.length > 0 || !bestand) return formulier(c, vraag, redenen);
    // Before the transaction: nobody's connection waits for a slow file.
    const gelezen = await leesApart({
      bestand: bestand.inhoud,
      gevallen: gevallen?.inhoud,
      geldigVan: geldigVan && isoDatum(geldigVan),
    });
    let geweigerd: Geweigerd | undefined;
    const uit = await c.submit(async (db, actor) => {
      const r = await uploadConcept(db, actor, {
        beleid: s.beleid,
        vandaag: c.vandaag,
        ingeleverd: {
          basisId: vraag.basis.id,
          titel,
          bestand: bestand.naam,
          gevallen: gevallen?.naam ?? '',
          gelezen,
          ...(vraag.concept ? { concept: { id: vraag.concept.id, versie: c.form.versie() } } : {}),
        },
      });
      if (r.ok) return { ok: true, naar: adres(r) };
      geweigerd = r;
      return { ok: false, redenen: [] };
    });
    if (uit instanceof Response) return uit;
    return geweigerd ? toonGeweigerd(c, vraag, geweigerd) : formulier(c, vraag, uit);
  };

  const toonGeweigerd = async (c: PageContext, vraag: Vraag, g: Geweigerd): Promise<Response> => {
    switch (g.soort) {
      case 'veranderd':
        return formulier(c, vraag, [
          { tekst: 'Een collega heeft deze wijziging intussen veranderd. Open haar opnieuw en lever je bestand dan in.' },
        ]);
      case 'basis': {
        const ander = (await versiesVan(c)).find(({ id }) => id === g.gemaaktVan);
        return formulier(
          c,
          vraag,
          [
            {
              veld: 'bestand',
              tekst: `Dit bestand is gemaakt van ${ander ? `versie ${ander.id}` : 'een versie die hier niet bestaat'}, en je wijzigt nu versie ${vraag.basis.id}. Download het bestand van stap 1, en wijzig dat.`,
            },
          ],
          ander && basisVerschil(ander, vraag.basis),
        );
      }
      case 'fouten': {
        const waar = g.bestand === '' ? 'het bestand' : g.bestand;
        const lijst = g.fouten.slice(0, MAX_FOUTEN);
        return formulier(
          c,
          vraag,
          lijst.map((fout) => ({ veld: `regel-${fout.regel}`, tekst: foutTekst(fout) })),
          html`${melding({
            soort: 'fout',
            titel: `${waar} kan zo niet worden gebruikt`,
            inhoud: html`<p>Er is niets bewaard. Verbeter ${g.fouten.length === 1 ? 'deze regel' : `deze ${g.fouten.length} plaatsen`} en lever het bestand opnieuw in. Het nummer is het regelnummer in je bestand.</p>`,
          })}${g.tekst === '' ? '' : kaart({ titel: 'De regels in het bestand', inhoud: toonRegels(g.tekst, lijst) })}${g.route && routeKaart(g.route, lijst)}`,
        );
      }
    }
  };

  router.get(`${VERSIES}/nieuw`, { ...voorbereider, logboek: false }, async (c) => {
    const basis = await getBasis(c, c.zoek.get('basis'));
    if (basis) return formulier(c, { basis, concept: undefined }, []);
    return c.page({
      titel: 'Beleid wijzigen',
      inhoud: html`${kop({ titel: 'Beleid wijzigen' })}${leegBlok({ titel: 'Er is nog geen regeling om te wijzigen.' })}`,
    });
  });
  // Reading a regeling and reckoning its cases takes the processor: on a busy machine that is no database that does not answer.
  const uploaden = { ...voorbereider, maxBody: MAX_BODY, tijd: LEESTIJD } as const;
  router.post(`${VERSIES}/nieuw`, { ...uploaden, logboek: 'beleidsconcept-gemaakt' }, async (c) => {
    const basis = await getBasis(c, c.form.tekst('basis'));
    if (!basis) throw new NietGevonden();
    return inleveren(c, { basis, concept: undefined });
  });
  const bij = async (c: PageContext): Promise<Vraag> => {
    const concept = await getConcept(c);
    return { concept, basis: s.beleid.regelingMetId(concept.basisId) };
  };
  router.get('/beleid/versies/concept/:concept/wijzigen', { ...voorbereider, logboek: false }, async (c) => {
    const vraag = await bij(c);
    if (vraag.concept?.status === 'concept') return formulier(c, vraag, []);
    return c.redirect(adres({ id: c.nummer('concept') }));
  });
  router.post('/beleid/versies/concept/:concept/wijzigen', { ...uploaden, logboek: 'beleidsconcept-gewijzigd' }, async (c) =>
    inleveren(c, await bij(c)),
  );
};

type Bestand = { naam: string; inhoud: Uint8Array };

/** The files by their field: a form with files gives them in the order of the page, and an empty field gives one without a name. */
const bestandenVan = (c: PageContext): { bestand: Bestand | undefined; gevallen: Bestand | undefined } => {
  const van = (veld: string): Bestand | undefined => c.form.bestanden.find((een) => een.veld === veld && een.naam !== '');
  return { bestand: van('bestand'), gevallen: van('gevallen') };
};

/** Milliseconds. */
const LEESTIJD = 20_000;
const MAX_FOUTEN = 40;
/** Lines around a fault that are shown with it. */
const ROND = 3;

const foutTekst = ({ regel, pad, tekst }: { regel: number; pad: string; tekst: string }): string =>
  `Regel ${regel}${pad === '' ? '' : `, ${pad}`}: ${tekst}`;

/** The route as it stands in the file, each fault with its step. */
const routeKaart = (route: NonNullable<Regeling['route']>, fouten: readonly { pad: string; tekst: string }[]): Html => {
  const bij = Map.groupBy(fouten, ({ pad }) => /^route\.stappen\.([a-z0-9-]+)/.exec(pad)?.[1] ?? '');
  return kaart({
    titel: 'De route in het bestand',
    inhoud: routebeeld(
      routebeeldVan(route, 'De route in het bestand', {
        fouten: new Map([...bij].map(([stap, lijst]) => [stap, lijst.map(({ tekst }) => tekst)])),
      }),
    ),
  });
};

const toonRegels = (tekst: string, fouten: readonly { regel: number; pad: string; tekst: string }[]): Html => {
  const per = Map.groupBy(fouten, ({ regel }) => regel);
  const nabij = (nr: number): boolean => [...per.keys()].some((regel) => Math.abs(regel - nr) <= ROND);
  const regels = tekst
    .replace(/\n$/, '')
    .split('\n')
    .map((inhoud, i) => ({
      nr: i + 1,
      tekst: inhoud.length > 500 ? `${inhoud.slice(0, 500)}…` : inhoud,
      id: per.has(i + 1) ? `veld-regel-${i + 1}` : undefined,
      fouten: per.get(i + 1)?.map((fout) => `${fout.pad === '' ? '' : `${fout.pad}: `}${fout.tekst}`),
    }))
    .filter(({ nr }) => nabij(nr));
  return bestandsregels({ naam: 'Regels met een fout', regels });
};
