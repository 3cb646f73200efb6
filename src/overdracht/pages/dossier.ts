// The consulent: the hand-overs of a resident, proposing one, and each act on it.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import { findInstelling } from '../../instelling/index.ts';
import { bijLeven, dossierFormulier, findInwoner, type InwonerKop, toonNaam } from '../../inwoner/index.ts';
import { plusDagen, toonDatum, toonKort } from '../../kernel/datum.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  type BadgeSoort,
  badge,
  form,
  foutVan,
  type Html,
  html,
  kaart,
  keuzerondjes,
  knop,
  leegBlok,
  lijst,
  link,
  linkKnop,
  melding,
  stapel,
  tekstvak,
  tekstveld,
  uitklap,
  vinkjes,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { functieVanPartij, pakketVan, partijenVan, proposeOverdracht } from '../actions/change-overdracht.ts';
import { pakketMerk, pakketPdf, pakketZip } from '../letters/pakket.ts';
import { listOverdrachtCollegas, listOverdrachten } from '../queries.ts';
import { loopt, standVan } from '../rules.ts';
import { STAND_TEKST } from '../teksten.ts';
import { ALTIJD_MEE, ANDERE_GEMEENTE, MEE, type MeeSoort, type Overdracht, type OverdrachtStand } from '../types.ts';
import { overdrachtActen, pakketBlok, type Veldmaker } from './acten.ts';

export interface OverdrachtSettings {
  beleid: BeleidInHuis;
}

const schrijft = { rollen: ['consulent'], van: 'inwoner' } as const;
const leest = { rollen: ['consulent', 'teammanager'], van: 'inwoner', logboek: 'inzage' } as const;
const pad = (inwonerId: number): string => `/dossier/${inwonerId}/overdracht`;

const BADGE: Record<OverdrachtStand, BadgeSoort> = {
  gevraagd: 'aandacht',
  geweigerd: 'neutraal',
  toegestaan: 'aandacht',
  ingetrokken: 'neutraal',
  verstuurd: 'info',
  aangenomen: 'goed',
  teruggegeven: 'aandacht',
  afgerond: 'goed',
  gestopt: 'neutraal',
};

/** What the tab shows. */
export const readOverdracht = async (db: Kysely<DB>, inwonerId: number) => ({
  overdrachten: await listOverdrachten(db, inwonerId),
});

const meeLijst = (mee: readonly MeeSoort[]): Html => html`<ul>${mee.map((soort) => html`<li>${MEE[soort]}</li>`)}</ul>`;

/** Names of acts that can be done in a state, the first as the main one. */
const KAN: Partial<Record<OverdrachtStand, readonly (readonly [sleutel: string, tekst: string])[]>> = {
  gevraagd: [
    ['toestemming', 'De inwoner zei'],
    ['stoppen', 'Stoppen'],
  ],
  toegestaan: [
    ['versturen', 'Doorgeven'],
    ['stoppen', 'Stoppen'],
  ],
  verstuurd: [
    ['antwoord', 'Antwoord opschrijven'],
    ['navragen', 'Nagevraagd'],
    ['stoppen', 'Stoppen'],
  ],
  aangenomen: [['afronden', 'Overdracht afronden']],
  teruggegeven: [['afronden', 'Overdracht afronden']],
  ingetrokken: [['afronden', 'Overdracht afronden']],
  geweigerd: [['afronden', 'Overdracht afronden']],
};

const overdrachtKaart = (o: Overdracht, c: PageContext, inwonerId: number, mag: boolean): Html => {
  const stand = standVan(o);
  const laat = stand === 'verstuurd' && o.antwoordTot !== undefined && o.antwoordTot.toString() < c.vandaag.toString();
  return kaart({
    titel: `Overdracht aan ${o.partijNaam}`,
    id: `overdracht-${o.id}`,
    acties: html`${
      mag &&
      (KAN[stand] ?? []).map(([sleutel, tekst], nr) =>
        linkKnop({ tekst, href: `${pad(inwonerId)}/${o.id}/${sleutel}`, ...(nr === 0 ? { soort: 'primair' as const } : {}) }),
      )
    }${
      o.pakket &&
      html`${linkKnop({ tekst: 'Wat meeging (pdf)', href: `${pad(inwonerId)}/${o.id}/pakket`, icoon: 'file-text' })}${linkKnop({ tekst: 'Het hele pakket (zip)', href: `${pad(inwonerId)}/${o.id}/zip`, icoon: 'download', soort: 'stil', download: true })}`
    }`,
    inhoud: html`<p>${laat ? badge('telaat', 'Antwoord te laat') : badge(BADGE[stand], STAND_TEKST[stand])}</p>${
      stand === 'aangenomen' &&
      melding({
        soort: 'info',
        titel: 'Rond het af als de inwoner daar is gestart',
        inhoud: html`<p>Tot die tijd blijf jij de contactpersoon.</p>`,
      })
    }${
      mag &&
      stand === 'afgerond' &&
      o.uitkomst === 'aangenomen' &&
      o.partij === ANDERE_GEMEENTE &&
      melding({
        soort: 'info',
        titel: `De inwoner gaat verder bij ${o.partijNaam}`,
        inhoud: html`<p>${link(`/dossier/${inwonerId}/bewaren`, 'Sluit het dossier hier')}, met als reden dat de inwoner is verhuisd. Op die bladzijde staat ook wat eerst nog moet. Het dossier blijft bewaard zo lang de wet zegt.</p>`,
      })
    }${
      stand === 'ingetrokken' &&
      o.verstuurdOp &&
      melding({
        soort: 'waarschuwing',
        titel: 'Vraag de gegevens terug',
        inhoud: html`<p>De inwoner trok de toestemming in nadat het was doorgegeven. Vraag ${o.partijNaam} om alles te vernietigen, en schrijf op dat dit is gebeurd.</p>`,
      })
    }${
      o.teVertellen !== '' &&
      o.verteldOp === undefined &&
      melding({
        soort: 'waarschuwing',
        titel: 'Vertel dit zelf: er kon geen brief komen',
        inhoud: html`<p>${o.teVertellen}</p><p>De inwoner kreeg een bericht op de eigen pagina. Niet iedereen leest dat: bel, of ga langs.</p>${
          mag &&
          html`<p>${linkKnop({ tekst: 'Ik heb het verteld', href: `${pad(inwonerId)}/${o.id}/vertellen`, icoon: 'check' })} ${link(`/dossier/${inwonerId}/gegevens`, 'Adres aanvullen')}</p>`
        }`,
      })
    }${lijst([
      { kop: 'Waarom', waarde: o.waarom },
      { kop: 'Voorgesteld', waarde: `${toonDatum(o.gevraagdOp)}, ${o.door}` },
      {
        kop: o.toestemming ? 'Gaat mee, met toestemming' : 'Zou meegaan',
        waarde: meeLijst(o.toestemming ? o.toestemmingMee : o.mee),
      },
      ...(o.toestemmingOp
        ? [
            {
              kop: 'De inwoner',
              waarde: `${o.toestemming ? 'Vindt het goed' : `Wil dit niet: ${o.toestemmingReden}`} (${toonDatum(o.toestemmingOp)}, ${o.toestemmingDoor === 'inwoner' ? 'zei dat zelf' : 'hoorde de consulent'})`,
            },
          ]
        : []),
      ...(o.ingetrokkenOp ? [{ kop: 'Toestemming ingetrokken', waarde: toonDatum(o.ingetrokkenOp) }] : []),
      ...(o.verstuurdOp
        ? [
            {
              kop: 'Doorgegeven',
              waarde: html`${toonDatum(o.verstuurdOp)}: ${o.verstuurdHoe.split('\n').map((regel) => html`${regel}<br>`)}`,
            },
            { kop: 'Antwoord uiterlijk', waarde: o.antwoordTot ? toonDatum(o.antwoordTot) : '' },
          ]
        : []),
      ...(o.uitkomst && o.uitkomstOp
        ? [
            {
              kop: o.uitkomst === 'aangenomen' ? 'Aangenomen' : 'Teruggegeven',
              waarde: `${toonDatum(o.uitkomstOp)}: ${o.uitkomstTekst}`,
            },
          ]
        : []),
      ...(o.verteldOp ? [{ kop: 'Zelf verteld', waarde: `${toonDatum(o.verteldOp)}: ${o.verteldHoe}` }] : []),
      ...(o.vervolgOp ? [{ kop: 'Hoe het verder gaat', waarde: `${toonDatum(o.vervolgOp)}: ${o.vervolg}` }] : []),
      ...(o.gestoptOp ? [{ kop: 'Gestopt', waarde: `${toonDatum(o.gestoptOp)}: ${o.gestoptReden}` }] : []),
    ])}`,
  });
};

/** The tab: what runs with what can be done now, what was before, and proposing another. */
export const overdrachtTab = (
  c: PageContext,
  s: OverdrachtSettings,
  g: Awaited<ReturnType<typeof readOverdracht>>,
  o: { inwoner: InwonerKop; schrijft: boolean },
): Html => {
  const bezig = g.overdrachten.filter((een) => loopt(een) || standVan(een) === 'ingetrokken' || standVan(een) === 'geweigerd');
  const klaar = g.overdrachten.filter((een) => !bezig.includes(een));
  const nieuw =
    o.schrijft &&
    o.inwoner.overleden_op === null &&
    !g.overdrachten.some(loopt) &&
    linkKnop({
      tekst: 'Overdracht voorstellen',
      href: `${pad(o.inwoner.id)}/nieuw`,
      // What lies open comes first.
      ...(bezig.length === 0 ? { soort: 'primair' as const } : {}),
      icoon: 'heart-handshake',
    });
  const namen = partijenVan(s.beleid, o.inwoner.gemeente_id).filter(({ sleutel }) => sleutel !== ANDERE_GEMEENTE);
  if (g.overdrachten.length === 0)
    return leegBlok({
      titel: 'Nog geen overdracht',
      inhoud: `Gaat iemand anders verder met deze inwoner${namen.length > 0 ? `, zoals ${namen.map(({ naam }) => naam).join(' of ')}` : ''}? Vraag eerst de inwoner wat er mee mag. Het dossier blijft bij jou tot de ander ja zegt.`,
      acties: nieuw || undefined,
    });
  return stapel(
    nieuw && acties(nieuw),
    bezig.map((een) => overdrachtKaart(een, c, o.inwoner.id, o.schrijft)),
    klaar.length > 0 &&
      uitklap(
        `Eerdere overdrachten (${klaar.length})`,
        stapel(
          ...klaar.map((een) =>
            overdrachtKaart(een, c, o.inwoner.id, o.schrijft && een === g.overdrachten[0] && o.inwoner.status !== 'afgerond'),
          ),
        ),
        { open: bezig.length === 0 },
      ),
  );
};

/** The pages of the consulent around the tab. */
export const registerDossierOverdracht = (router: Router, s: OverdrachtSettings): void => {
  const leeft = bijLeven(router);
  const pagina = (c: PageContext, o: Omit<Parameters<typeof dossierFormulier>[1], 'tab'> & { inwoner: InwonerKop }) =>
    dossierFormulier(c, { ...o, tab: { tekst: 'Overdracht', href: pad(o.inwoner.id) } });

  const nieuwPagina = async (
    c: PageContext,
    getypt: Readonly<Record<string, string>> = {},
    fouten: readonly Reden[] = [],
  ): Promise<Response> => {
    const inwonerId = c.nummer('inwoner');
    const [inwoner] = await Promise.all([findInwoner(c.db, inwonerId), schrijfInzage(c.db, { inwonerId, soort: 'overdracht' })]);
    if (!inwoner) throw new NietGevonden();
    const veld: Veldmaker = (naam, anders) => ({ naam, waarde: getypt[naam] ?? anders, fout: foutVan(fouten, naam) });
    const alle = Object.entries(MEE).filter(([soort]) => soort !== ALTIJD_MEE);
    return pagina(c, {
      inwoner,
      titel: 'Overdracht voorstellen',
      onder: `De inwoner leest dit en zegt per onderdeel wat er mee mag. Het dossier blijft bij jou tot de ander ja zegt.`,
      fouten,
      inhoud: form({
        actie: `${pad(inwonerId)}/nieuw`,
        sleutel: c.sleutel(),
        inhoud: html`${keuzerondjes({
          ...veld('partij'),
          label: 'Wie neemt de inwoner over?',
          keuzes: partijenVan(s.beleid, inwoner.gemeente_id).map(({ sleutel, naam, bron }) => ({
            waarde: sleutel,
            tekst: naam,
            uitleg:
              bron === 'keuze'
                ? undefined
                : `${s.beleid.gemeente(inwoner.gemeente_id).overdrachtspartijen.find((een) => een.sleutel === sleutel)?.tekst ?? ''} (${bron})`,
          })),
        })}${tekstveld({ ...veld('partij_naam'), label: 'Naam van de andere gemeente', hint: 'Alleen bij een verhuizing.', verplicht: false, maximum: 200 })}${tekstvak({ ...veld('waarom'), label: 'Waarom deze overdracht?', hint: 'De inwoner en de andere partij lezen dit. Schrijf geen medische gegevens op.', regels: 4, maximum: 2000 })}${vinkjes(
          {
            naam: 'mee',
            label: 'Wat gaat er mee, als de inwoner dat goed vindt?',
            hint: `${MEE[ALTIJD_MEE]} gaat altijd mee. Het burgerservicenummer, de Zelfredzaamheid-Matrix en notities gaan nooit mee.`,
            verplicht: false,
            waarden: fouten.length > 0 ? c.form.lijst('mee') : ['woorden', 'treden', 'doelen', 'plekken'],
            keuzes: alle.map(([waarde, tekst]) => ({ waarde, tekst })),
          },
        )}${acties(knop({ tekst: 'Voorleggen aan de inwoner' }), linkKnop({ tekst: 'Annuleren', href: pad(inwonerId) }))}`,
      }),
    });
  };
  leeft.get('/dossier/:inwoner/overdracht/nieuw', { ...schrijft, logboek: 'inzage' }, (c) => nieuwPagina(c));
  leeft.post('/dossier/:inwoner/overdracht/nieuw', { ...schrijft, logboek: 'overdracht-voorgesteld' }, async (c) => {
    const inwonerId = c.nummer('inwoner');
    const uit = await c.submit(async (db, actor) => {
      const r = await proposeOverdracht(db, {
        actor,
        beleid: s.beleid,
        vandaag: c.vandaag,
        inwonerId,
        waarden: c.form.waarden,
        mee: c.form.lijst('mee'),
      });
      return r.ok ? { ok: true, naar: pad(inwonerId) } : r;
    });
    return uit instanceof Response ? uit : nieuwPagina(c, c.form.waarden, uit);
  });

  const lees = async (c: PageContext) => {
    const inwonerId = c.nummer('inwoner');
    const id = c.nummer('overdracht');
    const [inwoner, overdrachten] = await Promise.all([
      findInwoner(c.db, inwonerId),
      listOverdrachten(c.db, inwonerId),
      schrijfInzage(c.db, { inwonerId, soort: 'overdracht', objectId: id }),
    ]);
    const overdracht = overdrachten.find((een) => een.id === id);
    if (!inwoner || !overdracht) throw new NietGevonden();
    return { inwoner, overdracht };
  };

  for (const act of overdrachtActen) {
    const adres = `/dossier/:inwoner/overdracht/:overdracht/${act.sleutel}`;
    const toon = async (c: PageContext, getypt?: Readonly<Record<string, string>>, fouten: readonly Reden[] = []) => {
      const { inwoner, overdracht } = await lees(c);
      if (!getypt && !act.stand.includes(standVan(overdracht))) return c.redirect(pad(inwoner.id));
      const veld: Veldmaker = (naam, anders) => ({ naam, waarde: getypt?.[naam] ?? anders, fout: foutVan(fouten, naam) });
      const actor = await c.actor();
      const functie =
        inwoner.consulent_id === actor.gebruikerId ? functieVanPartij({ actor, beleid: s.beleid }, overdracht) : undefined;
      const [dagen, pakket, collegas] = await Promise.all([
        findInstelling(c.db, 'overdracht-antwoord-dagen'),
        act.sleutel === 'versturen' ? pakketVan(c.db, { beleid: s.beleid, vandaag: c.vandaag, inwoner, overdracht }) : undefined,
        act.sleutel === 'afronden' && functie !== undefined && overdracht.uitkomst === 'aangenomen'
          ? listOverdrachtCollegas(c.db, functie)
          : [],
      ]);
      return pagina(c, {
        inwoner,
        titel: act.titel,
        onder: `${toonNaam(inwoner)}, overdracht aan ${overdracht.partijNaam}. ${act.onder}`,
        fouten,
        inhoud: html`${
          pakket &&
          kaart({
            titel: 'Dit gaat mee',
            acties: linkKnop({
              tekst: 'Download het pakket (zip)',
              href: `${pad(inwoner.id)}/${overdracht.id}/zip`,
              soort: 'primair',
              icoon: 'download',
              download: true,
            }),
            inhoud: pakketBlok(pakket),
          })
        }${form({
          actie: `${pad(inwoner.id)}/${overdracht.id}/${act.sleutel}`,
          sleutel: c.sleutel(),
          versie: getypt?._versie ?? overdracht.versie,
          ...(pakket ? { verborgen: { pakket: pakketMerk(pakket) } } : {}),
          inhoud: html`${act.velden(veld, { overdracht, dag: toonKort(plusDagen(c.vandaag, dagen)), c, getypt: getypt !== undefined, collegas })}${acties(
            knop({ tekst: act.knop }),
            linkKnop({ tekst: 'Annuleren', href: pad(inwoner.id) }),
          )}`,
        })}`,
      });
    };
    router.get(adres, { ...schrijft, logboek: 'inzage' }, (c) => toon(c));
    router.post(adres, { ...schrijft, logboek: act.handeling }, async (c) => {
      const inwonerId = c.nummer('inwoner');
      const uit = await c.submit(async (db, actor) => {
        const r = await act.voer(db, {
          actor,
          beleid: s.beleid,
          vandaag: c.vandaag,
          inwonerId,
          overdrachtId: c.nummer('overdracht'),
          versie: c.form.versie(),
          waarden: c.form.waarden,
          mee: c.form.lijst('mee'),
        });
        // Who was handed over is no longer of who did it.
        const weg = act.sleutel === 'afronden' && c.form.tekst('naar') !== '';
        return r.ok ? { ok: true, naar: weg ? '/werkvoorraad' : pad(inwonerId) } : r;
      });
      return uit instanceof Response ? uit : toon(c, { ...c.form.waarden, _versie: c.form.tekst('_versie') }, uit);
    });
  }

  router.get('/dossier/:inwoner/overdracht/:overdracht/pakket', leest, async (c) => {
    const { overdracht } = await lees(c);
    if (!overdracht.pakket || !overdracht.verstuurdOp) throw new NietGevonden();
    return c.file(await pakketPdf(overdracht.pakket, overdracht.verstuurdOp));
  });
  // To pass on: what would leave now, and afterwards what left.
  router.get('/dossier/:inwoner/overdracht/:overdracht/zip', leest, async (c) => {
    const { inwoner, overdracht } = await lees(c);
    if (overdracht.pakket && overdracht.verstuurdOp) return c.file(await pakketZip(overdracht.pakket, overdracht.verstuurdOp));
    if (standVan(overdracht) !== 'toegestaan') throw new NietGevonden();
    return c.file(
      await pakketZip(await pakketVan(c.db, { beleid: s.beleid, vandaag: c.vandaag, inwoner, overdracht }), c.vandaag),
    );
  });
};
