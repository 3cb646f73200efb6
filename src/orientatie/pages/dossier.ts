// The consulent: refer, answer a request, talk the advice over, and write down what came of it.
import type { Kysely } from 'kysely';
import { basisVan } from '../../afspraak/index.ts';
import { toonLengte } from '../../beleid/regeling.ts';
import { bijLeven, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { listCentra } from '../../toegang/index.ts';
import {
  acties,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  kaart,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  leegBlok,
  lijst,
  link,
  linkKnop,
  melding,
  tekstvak,
  uitklap,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { closeOrientatie } from '../actions/close-orientatie.ts';
import { declineOrientatie } from '../actions/decline-orientatie.ts';
import { discussAdvies } from '../actions/discuss-advies.ts';
import { recordGevolg } from '../actions/record-gevolg.ts';
import { referOrientatie } from '../actions/refer-orientatie.ts';
import { orientatieVan } from '../actions/request-orientatie.ts';
import { stopOrientatie } from '../actions/stop-orientatie.ts';
import { adviesPdf } from '../letters/advies.ts';
import { findBevinding, findGevolgToelichting, listDrukte, listObservaties, listOngezien, listOrientaties } from '../queries.ts';
import { standVan } from '../rules.ts';
import { GEVOLGEN, type Orientatie } from '../types.ts';
import { type Act, gedaanMelding, type OrientatieSettings, registerActen } from './acten.ts';
import {
  adviesBlok,
  alineas,
  bevindingLijst,
  drukteTabel,
  kennismakingTekst,
  observatieLijst,
  productVan,
  standBadge,
  termijnSignaal,
  termijnTekst,
  vraagRijen,
} from './blokken.ts';

const schrijft = { rollen: ['consulent'], van: 'inwoner' } as const;
const leest = { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' } as const;
const pad = (inwonerId: number): string => `/dossier/${inwonerId}/orientatie`;

/** What the tab of the dossier shows. */
export const readOrientatieTab = async (db: Kysely<DB>, inwonerId: number) => {
  const [orientaties, ongezien] = await Promise.all([listOrientaties(db, inwonerId), listOngezien(db, inwonerId)]);
  const delen = await Promise.all(
    orientaties.map(async (o) => ({
      o,
      bevinding: await findBevinding(db, o.id),
      observaties: await listObservaties(db, o.id),
      toelichting: o.gevolg ? await findGevolgToelichting(db, o.id) : '',
      ongezien: ongezien.includes(o.id),
    })),
  );
  return { delen };
};
type Deel = Awaited<ReturnType<typeof readOrientatieTab>>['delen'][number];

const loopt = (o: Orientatie): boolean => !['afgewezen', 'afgerond', 'gestopt'].includes(standVan(o));

const knoppen = (o: Orientatie, ongezien: boolean): Html[] => {
  const naar = (sleutel: string, tekst: string, primair = false) =>
    linkKnop({ tekst, href: `${pad(o.inwonerId)}/${o.id}/${sleutel}`, ...(primair ? { soort: 'primair' as const } : {}) });
  switch (standVan(o)) {
    case 'gevraagd':
      return [
        linkKnop({ tekst: 'Verwijzen', href: `${pad(o.inwonerId)}/verwijzen`, soort: 'primair' }),
        naar('afwijzen', 'Niet verwijzen'),
      ];
    case 'verwezen':
    case 'gepland':
    case 'gestart':
      return [naar('stoppen', 'Oriëntatie stoppen')];
    case 'geadviseerd':
      return [naar('bespreken', 'Advies bespreken', true)];
    case 'besproken':
      return [naar('gevolg', 'Wat kwam ervan?', true)];
    case 'gestopt':
      return ongezien ? [naar('afronden', 'Afronden', true)] : [];
    default:
      return [];
  }
};

const orientatieKaart = (
  { o, bevinding, observaties, toelichting, ongezien }: Deel,
  s: Pick<OrientatieSettings, 'beleid'>,
  c: PageContext,
  mag: boolean,
): Html => {
  const [advies, ...eerdere] = o.adviezen;
  const pdf = (id: number) => `${pad(o.inwonerId)}/${o.id}/advies/${id}`;
  return kaart({
    titel: `${productVan(s.beleid, o)?.naam ?? 'Oriëntatie'}, ${toonDatum(o.gevraagdOp)}`,
    id: `orientatie-${o.id}`,
    acties: mag ? knoppen(o, ongezien) : [],
    inhoud: html`<p>${standBadge(o)}</p>${mag && termijnSignaal(s.beleid, o, c.vandaag)}${lijst([
      ...vraagRijen(o),
      ...(o.afgewezenOp ? [{ kop: 'Waarom niet verwezen', waarde: `${toonDatum(o.afgewezenOp)}: ${o.afgewezenReden}` }] : []),
      ...(o.centrum
        ? [{ kop: 'Centrum', waarde: `${o.centrum}${o.verwezenOp ? `, verwezen op ${toonDatum(o.verwezenOp)}` : ''}` }]
        : []),
      ...(kennismakingTekst(o)
        ? [
            {
              kop: 'Kennismaking',
              waarde: o.kennismaking
                ? link(`/dossier/${o.inwonerId}/afspraken/${o.kennismaking.id}`, kennismakingTekst(o))
                : kennismakingTekst(o),
            },
          ]
        : []),
      ...(o.gestartOp ? [{ kop: 'Begonnen', waarde: toonDatum(o.gestartOp) }] : []),
      ...(termijnTekst(s.beleid, o, c.vandaag) ? [{ kop: 'Advies', waarde: termijnTekst(s.beleid, o, c.vandaag) }] : []),
      ...bevindingLijst(bevinding),
      ...(o.gestoptOp ? [{ kop: 'Gestopt', waarde: `${toonDatum(o.gestoptOp)}: ${o.gestoptReden}` }] : []),
      ...(o.gevolg && o.gevolgOp
        ? [
            {
              kop: 'Wat ervan kwam',
              waarde: `${GEVOLGEN[o.gevolg]}${toelichting ? `: ${toelichting}` : ''} (${toonDatum(o.gevolgOp)})`,
            },
          ]
        : []),
    ])}${
      observaties.length > 0 && uitklap(`Wat het centrum zag en hoorde (${observaties.length})`, observatieLijst(observaties))
    }${advies && html`<h3>Advies</h3>${adviesBlok(advies, pdf(advies.id))}`}${
      eerdere.length > 0 &&
      uitklap(`Eerdere adviezen (${eerdere.length})`, html`${eerdere.map((een) => adviesBlok(een, pdf(een.id)))}`)
    }`,
  });
};

const VERWEZEN = {
  titel: 'De inwoner is verwezen',
  inhoud: 'Het centrum ziet de vraag nu en plant een kennismaking. De inwoner leest dat hij of zij is aangemeld.',
};
const gedaan = (c: PageContext): Html | false =>
  c.zoek.get('gedaan') === 'verwijzen' ? melding({ soort: 'succes', ...VERWEZEN }) : gedaanMelding(c, acten);

/** The tab: each orientation with where it stands, what was found, and what can be done now. */
export const orientatieTab = (
  c: PageContext,
  s: Pick<OrientatieSettings, 'beleid'>,
  g: { delen: readonly Deel[] },
  o: { inwoner: InwonerKop; schrijft: boolean },
): Html => {
  const bezig = g.delen.some(({ o: een }) => loopt(een));
  const kan = orientatieVan(s.beleid, o.inwoner.gemeente_id, c.vandaag);
  const verwijs =
    o.schrijft &&
    o.inwoner.overleden_op === null &&
    !bezig &&
    kan &&
    linkKnop({ tekst: 'Verwijzen naar oriëntatie', href: `${pad(o.inwoner.id)}/verwijzen`, soort: 'primair' });
  if (g.delen.length === 0)
    return leegBlok({
      titel: 'Nog geen oriëntatie',
      inhoud: kan
        ? `${kan.product.begeleiding?.waarde ? `De oriëntatie: ${kan.product.begeleiding.waarde}. ` : ''}${kan.product.resultaat?.waarde ?? ''}`
        : 'De regeling van vandaag kent geen oriëntatie.',
      acties: verwijs || undefined,
    });
  return html`${gedaan(c)}${verwijs && acties(verwijs)}${g.delen.map((deel) => orientatieKaart(deel, s, c, o.schrijft))}`;
};

const acten: readonly Act[] = [
  {
    sleutel: 'afwijzen',
    titel: 'Niet verwijzen',
    onder: 'De inwoner leest je reden op de eigen pagina.',
    knop: 'Vastleggen',
    handeling: 'orientatie-afgewezen',
    gedaan: { titel: 'Vastgelegd', inhoud: 'De inwoner leest je reden op de eigen pagina.' },
    stand: ['gevraagd'],
    velden: (veld) => tekstvak({ ...veld('reden'), label: 'Waarom niet, en wat kan wel?', regels: 4, maximum: 1000 }),
    voer: declineOrientatie,
  },
  {
    sleutel: 'stoppen',
    titel: 'Oriëntatie stoppen',
    onder:
      'Het centrum werkt er niet verder aan. De inwoner leest je reden. Afspraken met het centrum die nog komen, worden afgezegd.',
    knop: 'Stoppen',
    handeling: 'orientatie-gestopt',
    gedaan: { titel: 'De oriëntatie is gestopt', inhoud: 'Het centrum ziet de inwoner niet meer. De inwoner leest je reden.' },
    stand: ['verwezen', 'gepland', 'gestart'],
    velden: (veld) => tekstvak({ ...veld('reden'), label: 'Waarom stopt de oriëntatie?', regels: 4, maximum: 1000 }),
    voer: stopOrientatie,
  },
  {
    sleutel: 'afronden',
    titel: 'Gestopte oriëntatie afronden',
    onder: 'Het centrum ziet de inwoner daarna niet meer. Wil je opnieuw verwijzen, dan kan dat.',
    knop: 'Afronden',
    handeling: 'orientatie-afgerond',
    gedaan: { titel: 'De oriëntatie is afgerond', inhoud: 'Het centrum ziet de inwoner niet meer.' },
    stand: ['gestopt'],
    velden: (_veld, { orientatie }) =>
      lijst([
        { kop: 'Gestopt', waarde: orientatie.gestoptOp ? toonDatum(orientatie.gestoptOp) : '' },
        { kop: 'Waarom', waarde: alineas(orientatie.gestoptReden) },
      ]),
    voer: closeOrientatie,
  },
  {
    sleutel: 'bespreken',
    titel: 'Advies bespreken',
    onder: 'Leg vast wanneer je het advies met de inwoner besprak, en of de inwoner het ermee eens is.',
    knop: 'Vastleggen',
    handeling: 'orientatie-besproken',
    gedaan: { titel: 'Vastgelegd dat het advies is besproken', inhoud: 'Schrijf hieronder nog op wat ervan kwam.' },
    stand: ['geadviseerd'],
    velden: (veld, { orientatie, c }) => {
      const zelf = orientatie.adviezen[0]?.akkoordDoor === 'inwoner' ? orientatie.adviezen[0] : undefined;
      return html`${datumveld({ ...veld('dag', toonKort(c.vandaag)), label: 'Wanneer spraken jullie elkaar?' })}${
        zelf
          ? html`<p>De inwoner zei zelf al: ${zelf.akkoord ? 'eens met het advies' : `niet eens. ${zelf.akkoordReden}`}</p>`
          : html`${keuzerondjes({
              ...veld('akkoord'),
              label: 'Is de inwoner het eens met het advies?',
              keuzes: [
                { waarde: 'ja', tekst: 'Ja' },
                { waarde: 'nee', tekst: 'Nee' },
              ],
            })}${tekstvak({ ...veld('reden'), label: 'Zo nee, waarom niet?', regels: 3, maximum: 1000 })}`
      }`;
    },
    voer: discussAdvies,
  },
  {
    sleutel: 'gevolg',
    titel: 'Wat kwam ervan?',
    onder:
      'Daarmee is de oriëntatie klaar. Zo blijft bekend wat een advies oplevert. Volgt er nu niets, dan stopt de route hier; een nieuwe aanmelding of een nieuw gesprek begint opnieuw.',
    knop: 'Vastleggen',
    handeling: 'orientatie-gevolgd',
    gedaan: { titel: 'De oriëntatie is klaar', inhoud: 'Het centrum ziet de inwoner niet meer.' },
    stand: ['besproken'],
    velden: (veld) =>
      html`${keuzerondjes({
        ...veld('gevolg'),
        label: 'Wat volgde op het advies?',
        keuzes: Object.entries(GEVOLGEN).map(([waarde, tekst]) => ({ waarde, tekst })),
      })}${tekstvak({ ...veld('toelichting'), label: 'Toelichting', hint: 'De inwoner leest dit. Volgt er nu niets, schrijf dan op waarom.', verplicht: false, regels: 3, maximum: 1000 })}`,
    voer: recordGevolg,
  },
];

/** The pages of the consulent around the tab. */
export const registerDossierOrientatie = (router: Router, s: OrientatieSettings): void => {
  const leeft = bijLeven(router);
  registerActen(router, s, {
    pad: '/dossier/:inwoner/orientatie',
    rechten: schrijft,
    terug: pad,
    kruimels: (inwonerId, naam) => [
      { tekst: naam, href: `/dossier/${inwonerId}` },
      { tekst: 'Oriëntatie', href: pad(inwonerId) },
    ],
    naamVan: async (db, inwonerId) => {
      const inwoner = await findInwoner(db, inwonerId);
      return inwoner ? toonNaam(inwoner) : 'Inwoner';
    },
    acten,
  });

  const verwijzen = async (c: PageContext, getypt: Readonly<Record<string, string>> = {}, fouten: readonly Reden[] = []) => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner, orientaties, centra, drukte] = await Promise.all([
      findInwoner(c.db, inwonerId),
      listOrientaties(c.db, inwonerId),
      listCentra(c.db, c.vandaag),
      listDrukte(c.db),
    ]);
    if (!inwoner) throw new NietGevonden();
    const gevraagd = orientaties.find((een) => standVan(een) === 'gevraagd');
    const kruimels = [
      { tekst: toonNaam(inwoner), href: `/dossier/${inwonerId}` },
      { tekst: 'Oriëntatie', href: pad(inwonerId) },
      { tekst: 'Verwijzen' },
    ];
    const bezig = orientaties.find((een) => loopt(een) && een !== gevraagd);
    // Nothing to fill in for what would be refused.
    if (bezig)
      return c.page({
        titel: 'Verwijzen naar oriëntatie',
        fout: fouten.length > 0,
        kruimels,
        inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Verwijzen naar oriëntatie', onder: toonNaam(inwoner) })}${melding(
          {
            soort: 'info',
            titel: 'Er loopt al een oriëntatie',
            inhoud: html`<p>${bezig.centrum ?? 'Het centrum'} is ermee bezig. Rond die eerst af of stop haar; daarna kun je opnieuw verwijzen.</p><p>${link(pad(inwonerId), 'Naar de oriëntatie die loopt')}</p>`,
          },
        )}`,
      });
    const veld = (naam: string, anders?: string) => ({ naam, waarde: getypt[naam] ?? anders, fout: foutVan(fouten, naam) });
    // What was ticked stays ticked beside a fault: what is shared is not to be lost unseen.
    const vink = (naam: string) => ({ naam, aan: getypt[naam] === 'ja', fout: foutVan(fouten, naam) });
    const duur = orientatieVan(s.beleid, inwoner.gemeente_id, c.vandaag)?.product.duur;
    return c.page({
      titel: 'Verwijzen naar oriëntatie',
      fout: fouten.length > 0,
      kruimels,
      inhoud: html`${foutSamenvatting(fouten)}${kop({
        titel: 'Verwijzen naar oriëntatie',
        onder: `${toonNaam(inwoner)}${duur ? ` · ${duur.soort === 'gemiddeld' ? 'gemiddeld' : 'hoogstens'} ${toonLengte(duur)} (${duur.bron})` : ''}`,
      })}${kaart({ titel: 'Hoe druk is het?', inhoud: drukteTabel(centra, drukte) })}${form({
        actie: `${pad(inwonerId)}/verwijzen`,
        sleutel: c.sleutel(),
        inhoud: html`${keuzelijst({
          ...veld('centrum', centra.length === 1 ? String(centra[0]?.id) : undefined),
          label: 'Naar welk centrum?',
          opties: centra.map(({ id, naam }) => ({ waarde: String(id), tekst: naam })),
          leeg: 'Kies een centrum',
        })}${tekstvak({
          ...veld('vraag', gevraagd?.vraag),
          label: 'Wat moet het centrum uitzoeken?',
          hint: 'Het centrum en de inwoner lezen dit. Schrijf geen medische gegevens op.',
          regels: 5,
          maximum: 2000,
        })}${vinkje({ ...vink('uitkering'), label: 'Laat het centrum ook zien welke uitkering de inwoner heeft' })}${vinkje({
          ...vink('zrm'),
          label: 'Laat het centrum ook de scores van de Zelfredzaamheid-Matrix zien',
        })}${vinkje({
          ...vink('toestemming'),
          label: 'De inwoner vindt dat goed',
        })}<p>Het centrum ziet van nu af: naam, telefoon en mail, hoe iemand het liefst bereikt wordt, deze vraag, de treden en de doelen. Niet: het burgerservicenummer, het adres en notities.</p>${acties(
          knop({ tekst: 'Verwijzen', icoon: 'send' }),
          linkKnop({ tekst: 'Annuleren', href: pad(inwonerId) }),
        )}`,
      })}`,
    });
  };
  leeft.get('/dossier/:inwoner/orientatie/verwijzen', { ...schrijft, logboek: 'inzage' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const [pagina] = await Promise.all([verwijzen(c), schrijfInzage(c.db, { inwonerId, soort: 'orientatie' })]);
    return pagina;
  });
  leeft.post('/dossier/:inwoner/orientatie/verwijzen', { ...schrijft, logboek: 'orientatie-verwezen' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const inwoner = await findInwoner(db, inwonerId);
      if (!inwoner) throw new NietGevonden();
      const r = await referOrientatie(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        nu: c.nu,
        basis: basisVan(s),
        inwoner,
        waarden: c.form.waarden,
      });
      return r.ok ? { ok: true, naar: `${pad(inwonerId)}?gedaan=verwijzen` } : r;
    });
    return uit instanceof Response ? uit : verwijzen(c, c.form.waarden, uit);
  });

  router.get('/dossier/:inwoner/orientatie/:orientatie/advies/:advies', leest, async (c) => {
    const [inwonerId, orientatieId, adviesId] = [c.nummer('inwoner'), c.nummer('orientatie'), c.nummer('advies')];
    const [inwoner, orientaties] = await Promise.all([
      findInwoner(c.db, inwonerId),
      listOrientaties(c.db, inwonerId),
      schrijfInzage(c.db, { inwonerId, soort: 'orientatieadvies', objectId: adviesId }),
    ]);
    const orientatie = orientaties.find(({ id }) => id === orientatieId);
    const advies = orientatie?.adviezen.find(({ id }) => id === adviesId);
    if (!inwoner || !orientatie || !advies) throw new NietGevonden();
    return c.file(await adviesPdf({ beleid: s.beleid, orientatie, advies, naam: toonNaam(inwoner) }));
  });
};
