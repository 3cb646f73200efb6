import { type BeleidInHuis, type OpgeslagenRegeling, type Product, type Regeling, tredeNaam } from '../beleid/index.ts';
import {
  bijLeven,
  findInwoner,
  findUitkering,
  type InwonerKop,
  toestemmingTekst,
  toestemmingVan,
  toonNaam,
  uitkeringTekst,
} from '../inwoner/index.ts';
import { type Datum, datum, isoDatum, leeftijdOp, toonDatum } from '../kernel/datum.ts';
import type { Trede } from '../kernel/trede.ts';
import { schrijfInzage } from '../platform/audit.ts';
import { NietGevonden } from '../platform/problem.ts';
import { toonGronden, versieTekst, waaromVan } from '../uitleg/index.ts';
import {
  acties,
  form,
  foutSamenvatting,
  type Html,
  html,
  kaart,
  knop,
  kolommen,
  kop,
  leegBlok,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  takenlijst,
  uitklap,
  uitkomstBadge,
  type VeldFout,
} from '../web/index.ts';
import type { PageContext, Router } from '../web/route.ts';
import { findMetingen, laatsteScores } from '../zrm/index.ts';
import { dossierFeiten, recordToets } from './actions/record-toets.ts';
import { gevraagdDoor, leesAntwoorden, vragen } from './form.ts';
import { gegevenAntwoorden } from './gegeven.ts';
import { findDoelTreden, findLadderOp, findToets, findToetsen } from './queries.ts';
import { leesToets } from './stored.ts';
import type { Advies, ProductUitkomst, ToetsFeiten } from './types.ts';
import { gegevensUitDossier } from './uit-dossier.ts';
import { toetsWatAls } from './wat-als.ts';

export interface ToetsSettings {
  beleid: BeleidInHuis;
}

/** The toets of a resident: what is known, what is asked, and which products fit with the grounds. */
export const registerToets = (router: Router, s: ToetsSettings): void => {
  const leeft = bijLeven(router);
  leeft.get('/dossier/:inwoner/toets', { rollen: ['consulent'], van: 'inwoner', logboek: 'inzage' }, (c) =>
    vraagPagina(c, s, { getypt: {}, fouten: [] }),
  );
  leeft.post('/dossier/:inwoner/toets', { rollen: ['consulent'], van: 'inwoner', logboek: 'toets-gedaan' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const { gemeenteId } = await c.actor();
    const gelezen = leesAntwoorden(c.form.waarden, gevraagdDoor(versieVan(s, gemeenteId, c.vandaag).regeling));
    if (!gelezen.ok) return vraagPagina(c, s, { getypt: c.form.waarden, fouten: gelezen.redenen });
    const uit = await c.submit(async (db, actor) => {
      const inwoner = await findInwoner(db, inwonerId);
      if (!inwoner) throw new NietGevonden();
      const r = await recordToets(db, { actor, beleid: s.beleid, vandaag: c.vandaag, inwoner, antwoorden: gelezen.waarde });
      return r.ok ? { ok: true, naar: `/dossier/${inwonerId}/toets/${r.waarde}` } : r;
    });
    return uit instanceof Response ? uit : vraagPagina(c, s, { getypt: c.form.waarden, fouten: uit });
  });
  router.get('/dossier/:inwoner/toets/:toets', { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' }, (c) =>
    uitkomstPagina(c, s),
  );
};

/** The version of today, or nearest to it. */
const versieVan = ({ beleid }: ToetsSettings, gemeenteId: number | undefined, vandaag: Datum): OpgeslagenRegeling => {
  const versie = gemeenteId === undefined ? undefined : beleid.dichtstbij(gemeenteId, vandaag);
  if (!versie) throw new Error(`gemeente ${gemeenteId} heeft geen regeling`);
  return versie;
};

const kruimels = (inwoner: InwonerKop, hier: string) => [
  { tekst: 'Inwoners', href: '/inwoners' },
  { tekst: toonNaam(inwoner), href: `/dossier/${inwoner.id}` },
  { tekst: hier },
];

const vraagPagina = async (
  c: PageContext,
  s: ToetsSettings,
  o: { getypt: Readonly<Record<string, string>>; fouten: readonly VeldFout[] },
): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const dag = isoDatum(c.vandaag);
  const [inwoner, uitkering, ladder, doelTreden, toetsen, metingen] = await Promise.all([
    findInwoner(c.db, inwonerId),
    findUitkering(c.db, inwonerId),
    findLadderOp(c.db, inwonerId, dag),
    findDoelTreden(c.db, inwonerId, dag),
    findToetsen(c.db, inwonerId),
    findMetingen(c.db, inwonerId),
    schrijfInzage(c.db, { inwonerId, soort: 'toets' }),
  ]);
  if (!inwoner) throw new NietGevonden();
  const opgeslagen = versieVan(s, inwoner.gemeente_id, c.vandaag);
  const { regeling } = opgeslagen;
  const feiten = dossierFeiten({
    dag: c.vandaag,
    opgeslagen,
    geboortedatum: inwoner.geboortedatum,
    ladder,
    uitkering,
    doelTreden,
  });
  // What the ladder and the Zelfredzaamheid-Matrix know already stands filled in, with its day and who said so.
  const bekendVan = gegevensUitDossier(ladder, laatsteScores(metingen, dag));
  const getypt = { ...bekendVan.waarden, ...o.getypt };
  return c.page({
    titel: `Toets voor ${toonNaam(inwoner)}`,
    kruimels: kruimels(inwoner, 'Toets'),
    fout: o.fouten.length > 0,
    inhoud: html`${kop({
      titel: 'Welke producten passen?',
      onder: `${toonNaam(inwoner)} · dossier ${inwoner.dossiernummer}`,
    })}${foutSamenvatting(o.fouten)}${kolommen({
      breed: form({
        actie: `/dossier/${inwonerId}/toets`,
        sleutel: c.sleutel(),
        naam: 'Toets',
        inhoud: html`${vragen(getypt, o.fouten, { trede: feiten.trede, gevraagd: gevraagdDoor(regeling), herkomst: bekendVan.herkomst, zrm: bekendVan.zrm })}${acties(
          knop({ tekst: 'Kijk wat past', icoon: 'checklist' }),
          linkKnop({ tekst: 'Terug naar het dossier', href: `/dossier/${inwonerId}`, soort: 'stil' }),
        )}`,
      }),
      smal: stapel(
        kaart({
          titel: 'Dit weten we al',
          inhoud: html`${bekend(feiten, regeling, c.vandaag, inwonerId)}${ladder && html`<p>De trede is bepaald op ${toonDatum(datum(ladder.peildatum))}${ladder.door !== null && ` door ${ladder.door}`}.</p>`}`,
        }),
        feiten.trede === undefined &&
          regeling.producten.some(({ startTreden }) => startTreden !== undefined) &&
          melding({
            soort: 'waarschuwing',
            titel: 'De trede is nog niet bepaald',
            inhoud: html`<p>Zonder trede kan de toets alleen zeggen wat er onder voorwaarde past. <a href="/dossier/${inwonerId}/ladder">Bepaal eerst de trede</a>.</p>`,
          }),
        kaart({
          titel: 'Eerdere toetsen',
          inhoud: takenlijst(
            toetsen.map((t) => ({
              titel: `Toets van ${toonDatum(datum(t.peildatum))}`,
              href: `/dossier/${inwonerId}/toets/${t.id}`,
              onder: t.door,
            })),
            'Er is nog geen toets gedaan.',
          ),
        }),
      ),
    })}`,
  });
};

/** What the dossier knows, with the way to change it. */
function bekend(feiten: ToetsFeiten, regeling: Regeling, op: Datum, inwonerId: number | undefined): Html {
  const trede = (nr: Trede | null | undefined) =>
    nr === null || nr === undefined ? 'niet bekend' : `trede ${nr}: ${tredeNaam(regeling, nr).toLowerCase()}`;
  const { uitkering } = feiten;
  const naarLadder = inwonerId === undefined ? undefined : `/dossier/${inwonerId}/ladder`;
  const naarGegevens = inwonerId === undefined ? undefined : `/dossier/${inwonerId}/gegevens`;
  return lijst(
    [
      {
        kop: 'Leeftijd',
        waarde: feiten.geboortedatum === undefined ? 'niet bekend' : `${leeftijdOp(datum(feiten.geboortedatum), op)} jaar`,
      },
      { kop: 'Staat op', waarde: trede(feiten.trede), wijzig: naarLadder },
      { kop: 'Perspectief', waarde: trede(feiten.perspectief), wijzig: naarLadder },
      ...(regeling.doelgroep.uitkering
        ? [{ kop: 'Uitkering', waarde: uitkering ? uitkeringTekst[uitkering.soort] : 'geen uitkering', wijzig: naarGegevens }]
        : []),
      ...(regeling.doelgroep.uitkering && uitkering
        ? [
            {
              kop: 'Akkoord van wie de uitkering betaalt',
              waarde: toestemmingTekst[toestemmingVan(uitkering.toestemming ?? null)],
              wijzig: naarGegevens,
            },
          ]
        : []),
      ...(feiten.lopendeOntwikkelingDoel
        ? [{ kop: 'Ontwikkeling met als doel', waarde: trede(feiten.lopendeOntwikkelingDoel) }]
        : []),
    ],
    { smal: true },
  );
}

const GROEPEN = [
  { uitkomst: 'passend', titel: 'Dit past' },
  { uitkomst: 'onder-voorwaarde', titel: 'Dit past onder voorwaarde' },
  { uitkomst: 'niet-passend', titel: 'Dit past niet' },
] as const;

const uitkomstPagina = async (c: PageContext, s: ToetsSettings): Promise<Response> => {
  const inwonerId = c.nummer('inwoner');
  const toetsId = c.nummer('toets');
  const [actor, inwoner, rij] = await Promise.all([
    c.actor(),
    findInwoner(c.db, inwonerId),
    findToets(c.db, inwonerId, toetsId),
    schrijfInzage(c.db, { inwonerId, soort: 'toets', objectId: toetsId }),
  ]);
  if (!inwoner || !rij) throw new NietGevonden();
  const toets = leesToets(rij);
  const opgeslagen = s.beleid.regelingMetId(rij.regeling_id);
  const { regeling } = opgeslagen;
  const uitleg: Uitleg = { opgeslagen, watAls: toetsWatAls(toets.feiten, regeling, s.beleid.landelijk) };
  const peildatum = datum(rij.peildatum);
  const consulent = actor.rol === 'consulent';
  const { afdeling } = s.beleid.gemeente(opgeslagen.gemeenteId).ondertekening;
  const groep = ({ uitkomst, titel }: (typeof GROEPEN)[number]) => {
    const producten = toets.uitkomst.producten.filter((p) => p.uitkomst === uitkomst);
    if (producten.length === 0 && uitkomst !== 'passend') return false;
    return kaart({
      titel: `${titel} (${producten.length})`,
      inhoud:
        producten.length === 0
          ? leegBlok({
              titel: 'Er is geen product dat zonder meer past.',
              inhoud: 'Kijk hieronder wat er nog ontbreekt, of waarom een product niet past.',
            })
          : stapel(...producten.map((p) => productBlok(p, uitleg, { inwonerId, toetsId, consulent, afdeling }))),
    });
  };
  return c.page({
    titel: `Uitkomst van de toets voor ${toonNaam(inwoner)}`,
    kruimels: kruimels(inwoner, 'Toets'),
    inhoud: html`${kop({
      titel: 'Uitkomst van de toets',
      onder: `${toonNaam(inwoner)} · ${toonDatum(peildatum)} · gedaan door ${rij.door}`,
      acties: consulent && linkKnop({ tekst: 'Toets opnieuw', href: `/dossier/${inwonerId}/toets`, icoon: 'refresh' }),
    })}${kolommen({
      breed: html`${groep(GROEPEN[0])}${
        toets.uitkomst.advies.length > 0 &&
        kaart({ titel: 'Wegwijzer', inhoud: stapel(...toets.uitkomst.advies.map((a) => adviesBlok(a, uitleg))) })
      }${groep(GROEPEN[1])}${groep(GROEPEN[2])}`,
      smal: stapel(
        kaart({
          titel: 'Waarmee is getoetst',
          inhoud: html`${bekend(toets.feiten, regeling, peildatum, undefined)}${gegevenAntwoorden(toets, regeling)}`,
        }),
        kaart({
          titel: 'Waaraan is getoetst',
          inhoud: html`<p>${versieTekst(opgeslagen)}.</p>${uitklap(
            'Wat niet is geregeld',
            html`<p>Hier zwijgen de bronnen over. Het systeem vult dat niet zelf in.</p><ul>${regeling.nietGeregeld.map((n) => html`<li>${n.tekst}</li>`)}</ul>`,
          )}${acties(linkKnop({ tekst: 'Opnieuw berekenen', href: `/dossier/${inwonerId}/toets/${toetsId}/bewijs`, icoon: 'refresh' }))}`,
        }),
      ),
    })}`,
  });
};

/** What "Waarom?" needs of the toets as a whole. */
type Uitleg = { opgeslagen: OpgeslagenRegeling; watAls: ReturnType<typeof toetsWatAls> };

function productBlok(
  p: ProductUitkomst,
  { opgeslagen, watAls }: Uitleg,
  o: { inwonerId: number; toetsId: number; consulent: boolean; afdeling: string },
): Html {
  const { regeling } = opgeslagen;
  const product = regeling.producten.find((een) => een.product === p.product);
  const naam = product?.naam ?? p.product;
  // What decides stands open, the rest one click away.
  const beslist = p.gronden.filter((g) => (p.uitkomst === 'niet-passend' ? g.voldaan === false : g.voldaan === null));
  return html`<article aria-label="${naam}"><h3>${naam}</h3><p>${uitkomstBadge(p.uitkomst)}</p><p>${product?.kortgezegd?.waarde}</p>${
    beslist.length > 0 && toonGronden(regeling, beslist)
  }${waaromVan(opgeslagen, { over: waaromOver(p, naam), gronden: p.gronden, watAls: watAls.product(p.product) })}${product && o.consulent && vervolg(p, product, regeling, o)}</article>`;
}

/** "past Werkt mee op trede 3", "past Oriëntatie niet": read after "Waarom?". */
const waaromOver = (p: ProductUitkomst, naam: string): string =>
  `past ${naam}${{ passend: '', 'niet-passend': ' niet', 'onder-voorwaarde': ' onder voorwaarde' }[p.uitkomst]}`;

/** What can be done with a product: only a fitting maatwerkvoorziening of the regeling itself leads to a besluit here (AP16). */
function vervolg(
  p: ProductUitkomst,
  product: Product,
  regeling: Regeling,
  o: { inwonerId: number; toetsId: number; afdeling: string },
): Html | false {
  if (p.uitkomst === 'niet-passend') return false;
  if (product.voorziening === 'algemeen') {
    return html`<p>Hier is geen besluit voor nodig. Meld de inwoner aan bij ${product.uitvoerder?.waarde ?? 'de uitvoerder'}.</p>`;
  }
  if (product.voorziening === 'stap') {
    return html`<p>Dit is een stap van de route. Wat nu mag, en wie daarover beslist, staat bij de ${link(`/dossier/${o.inwonerId}/route`, 'route', `voor ${product.naam}`)}.</p>`;
  }
  if (!product.iwmo) {
    return html`<p>Het mandaat in dit systeem is gegeven voor ${regeling.naam}. Leg een besluit over ${product.naam.toLowerCase()} voor aan: ${o.afdeling}.</p>`;
  }
  if (p.uitkomst === 'onder-voorwaarde') {
    const mist = (regel: string) => p.gronden.some((g) => g.regel === regel && g.voldaan === null);
    return html`<p>Zoek eerst uit wat nog niet bekend is, en toets dan opnieuw.${
      mist('AP3') && html` ${link(`/dossier/${o.inwonerId}/ladder/nieuw`, 'Bepaal het perspectief', `voor ${product.naam}`)}.`
    }${
      mist('AP12') && html` ${link(`/dossier/${o.inwonerId}/gegevens/wijzigen`, 'Leg het akkoord vast', `voor ${product.naam}`)}.`
    }</p>`;
  }
  return acties(
    linkKnop({
      tekst: 'Besluit voorbereiden',
      extra: `voor ${product.naam}`,
      href: `/dossier/${o.inwonerId}/besluit?toets=${o.toetsId}&product=${product.product}`,
      soort: 'primair',
      icoon: 'gavel',
    }),
  );
}

/** The name that the regeling gives the place; of several ways to one place the one that pointed. */
function adviesNaam({ naar, gronden }: Advies, { wegwijzers }: Regeling): string {
  const wegen = wegwijzers.filter((een) => een.naar === naar);
  return (wegen.find(({ tekst }) => gronden.some((grond) => grond.tekst.startsWith(tekst))) ?? wegen[0])?.naam ?? naar;
}

function adviesBlok(advies: Advies, { opgeslagen, watAls }: Uitleg): Html {
  const naam = adviesNaam(advies, opgeslagen.regeling);
  return html`<div><h3>${naam}</h3>${advies.gronden.map((g) => html`<p>${g.tekst}</p>`)}${waaromVan(opgeslagen, {
    over: `staat hier de wegwijzer naar ${naam}`,
    gronden: advies.gronden,
    watAls: watAls.advies(advies.naar),
  })}</div>`;
}
