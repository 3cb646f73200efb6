import { unlinkAccount } from '../../inloggen/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { rolnamen } from '../../platform/auth/rolnamen.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  html,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  tekstveld,
  terug,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { returnMedewerker, withdrawVertrek } from '../actions/arrange-vertrek.ts';
import { changeMedewerker } from '../actions/change-medewerker.ts';
import { changeRol } from '../actions/change-rol.ts';
import { switchAccount } from '../actions/switch-account.ts';
import { listFuncties } from '../queries/teams.ts';
import { getCaseload } from '../queries/vertrek.ts';
import { heeftCaseload } from '../rules/medewerker.ts';
import { isStafrol, type Medewerker, PersoonForm, STAFROLLEN, type Stafrol } from '../types.ts';
import { getMedewerker, kruimels, opnieuw } from './medewerker.ts';
import {
  alleenBeheer,
  type BeheerSettings,
  FUNCTIES,
  functieNaam,
  functieOpties,
  functieWaarde,
  getRegeling,
  MEDEWERKERS,
} from './settings.ts';

export const ROL_UITLEG: Record<Stafrol, string> = {
  consulent: 'Begeleidt inwoners: ziet de dossiers van de eigen inwoners.',
  teammanager: 'Leest alle dossiers van de gemeente en verdeelt inwoners over consulenten.',
  financien: 'Controleert declaraties en keurt ze goed. Ziet geen namen van inwoners.',
  contractmanager: 'Beheert contracten en tarieven. Ziet geen namen van inwoners.',
  beleid: 'Leest de regeling en cijfers zonder namen.',
  beheer: 'Beheert accounts, mandaten en instellingen. Ziet geen dossiers.',
};

type Getypt = { naam: string; functie: string; telefoon: string; email: string; versie: string };

/** The fields of a person: for a new one and for a change. */
export const persoonVelden = async (
  c: PageContext,
  s: BeheerSettings,
  g: Omit<Getypt, 'versie'>,
  fouten: readonly Reden[],
  o: { emailNodig?: boolean } = {},
) => {
  const [regeling, functies] = await Promise.all([getRegeling(c, s), listFuncties(c.db)]);
  return html`${tekstveld({ naam: 'naam', label: 'Naam', hint: 'Voornaam en achternaam. Inwoners zien deze naam bij hun contactpersoon.', waarde: g.naam, fout: foutVan(fouten, 'naam'), autocomplete: 'off' })}${keuzelijst(
    {
      naam: 'functie',
      label: 'Functie',
      hint: html`Aan een functie uit het mandaatregister hangt wie een besluit mag nemen. Staat de functie er niet bij? ${link(FUNCTIES, 'Voeg haar toe')}.`,
      waarde: g.functie,
      leeg: 'Geen functie',
      opties: functieOpties(regeling, functies, c.vandaag, g.functie),
      fout: foutVan(fouten, 'functie'),
    },
  )}${tekstveld({ naam: 'telefoon', label: 'Telefoon', hint: 'Inwoners en aanbieders bellen dit nummer.', type: 'tel', verplicht: false, waarde: g.telefoon, fout: foutVan(fouten, 'telefoon'), breedte: 20, autocomplete: 'off' })}${tekstveld(
    {
      naam: 'email',
      label: 'E-mail',
      hint: 'Het adres van het werk. Hier gaat de uitnodiging naartoe.',
      type: 'email',
      ...(o.emailNodig ? {} : { verplicht: false }),
      waarde: g.email,
      fout: foutVan(fouten, 'email'),
      autocomplete: 'off',
    },
  )}`;
};

const wijzigPagina = async (
  c: PageContext,
  s: BeheerSettings,
  m: Medewerker,
  g: Getypt,
  fouten: readonly Reden[],
): Promise<Response> => {
  const pad = `${MEDEWERKERS}/${m.id}`;
  const velden = await persoonVelden(c, s, g, fouten);
  return c.page({
    titel: `Wijzig ${m.naam}`,
    kruimels: kruimels(m, 'Wijzigen'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Wijzig ${m.naam}` })}${form({
      actie: `${pad}/wijzigen`,
      sleutel: c.sleutel(),
      versie: g.versie,
      inhoud: html`${velden}${acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' }))}`,
    })}`,
  });
};

const rolPagina = async (c: PageContext, m: Medewerker, gekozen: string, fouten: readonly Reden[]): Promise<Response> => {
  const pad = `${MEDEWERKERS}/${m.id}`;
  const caseload = m.rol === 'consulent' && heeftCaseload(await getCaseload(c.db, m.id));
  return c.page({
    titel: `Rol van ${m.naam}`,
    kruimels: kruimels(m, 'Rol'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Welke rol krijgt ${m.naam}?`, onder: `Nu: ${rolnamen[m.rol].toLowerCase()}.` })}${
      caseload
        ? melding({
            soort: 'waarschuwing',
            titel: `${m.naam} heeft nog inwoners`,
            inhoud: html`<p>${link(`${pad}/overdragen`, 'Draag de inwoners eerst over')}. Daarna kan de rol veranderen.</p>`,
          })
        : ''
    }${form({
      actie: `${pad}/rol`,
      sleutel: c.sleutel(),
      versie: m.versie,
      inhoud: html`${keuzerondjes({
        naam: 'rol',
        label: 'Rol',
        hint: 'De rol bepaalt wat iemand ziet en mag. Wie is ingelogd, is meteen uitgelogd.',
        waarde: gekozen,
        fout: foutVan(fouten, 'rol'),
        keuzes: STAFROLLEN.filter((rol) => rol !== m.rol).map((rol) => ({
          waarde: rol,
          tekst: rolnamen[rol],
          uitleg: ROL_UITLEG[rol],
        })),
      })}${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' }))}`,
    })}`,
  });
};

const rolControle = async (c: PageContext, s: BeheerSettings, m: Medewerker, rol: Stafrol): Promise<Response> => {
  const regeling = await getRegeling(c, s);
  const pad = `${MEDEWERKERS}/${m.id}`;
  return c.page({
    titel: 'Controleer de nieuwe rol',
    kruimels: kruimels(m, 'Rol'),
    smal: true,
    inhoud: html`${terug(`${pad}/rol`)}${kop({ titel: 'Controleer de nieuwe rol', onder: m.naam })}${controleer([
      { vraag: 'Rol nu', antwoord: rolnamen[m.rol] },
      { vraag: 'Rol straks', antwoord: rolnamen[rol] },
      { vraag: 'Wat dat betekent', antwoord: ROL_UITLEG[rol] },
      { vraag: 'Functie', antwoord: m.functie === undefined ? 'geen' : `${functieNaam(regeling, m.functie)} (verandert niet)` },
    ])}${form({
      actie: `${pad}/rol`,
      sleutel: c.sleutel(),
      versie: c.form.versie(),
      verborgen: { rol, stap: 'verstuur' },
      inhoud: acties(knop({ tekst: 'Wijzig de rol' }), linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' })),
    })}`,
  });
};

/** Changes of one account: what is known of the person, the role, and on or off. */
export const registerWijzigen = (router: Router, s: BeheerSettings): void => {
  const pad = `${MEDEWERKERS}/:gebruiker`;

  router.get(`${pad}/wijzigen`, { ...alleenBeheer, logboek: false }, async (c) => {
    const [m, regeling] = await Promise.all([getMedewerker(c), getRegeling(c, s)]);
    const { naam, telefoon, email } = m;
    const functie = functieWaarde(regeling, m.functie);
    return wijzigPagina(c, s, m, { naam, telefoon, email, functie, versie: String(m.versie) }, []);
  });

  router.post(`${pad}/wijzigen`, { ...alleenBeheer, logboek: 'functie-gewijzigd of account-gewijzigd' }, async (c) => {
    const m = await getMedewerker(c);
    const g: Getypt = {
      naam: c.form.tekst('naam'),
      functie: c.form.tekst('functie'),
      telefoon: c.form.tekst('telefoon'),
      email: c.form.tekst('email'),
      versie: c.form.tekst('_versie'),
    };
    const gelezen = parseForm(PersoonForm, g);
    if (!gelezen.ok) return wijzigPagina(c, s, m, g, gelezen.redenen);
    const [regeling, functies] = await Promise.all([getRegeling(c, s), listFuncties(c.db)]);
    const { functie } = gelezen.waarde;
    if (functie !== null && !functieOpties(regeling, functies, c.vandaag, m.functie).some(({ waarde }) => waarde === functie))
      return wijzigPagina(c, s, m, g, [{ veld: 'functie', tekst: 'Kies een functie uit de lijst.' }]);
    const uit = await c.submit(async (db, actor) => {
      const r = await changeMedewerker(db, actor, { ...gelezen.waarde, gebruikerId: m.id, versie: c.form.versie() });
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}` } : r;
    });
    return uit instanceof Response ? uit : wijzigPagina(c, s, m, g, uit);
  });

  router.get(`${pad}/rol`, { ...alleenBeheer, logboek: false }, async (c) => rolPagina(c, await getMedewerker(c), '', []));

  router.post(`${pad}/rol`, { ...alleenBeheer, logboek: 'rol-gewijzigd' }, async (c) => {
    const m = await getMedewerker(c);
    const rol = c.form.tekst('rol');
    if (!isStafrol(rol)) return rolPagina(c, m, '', [{ veld: 'rol', tekst: 'Kies een rol.' }]);
    if (c.form.tekst('stap') !== 'verstuur') {
      const { gebruikerId } = await c.actor();
      if (m.id === gebruikerId)
        return rolPagina(c, m, rol, [{ tekst: 'Je eigen rol kun je niet wijzigen. Vraag het een andere beheerder.' }]);
      if (m.rol === 'consulent' && heeftCaseload(await getCaseload(c.db, m.id)))
        return rolPagina(c, m, rol, [
          { veld: 'rol', tekst: `${m.naam} heeft nog inwoners. Draag die eerst over aan een collega.` },
        ]);
      return rolControle(c, s, m, rol);
    }
    const uit = await c.submit(async (db, actor) => {
      const r = await changeRol(db, actor, { gebruikerId: m.id, versie: c.form.versie(), rol });
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}/klaar` } : r;
    });
    return uit instanceof Response ? uit : rolPagina(c, m, rol, uit);
  });

  router.post(`${pad}/account`, { ...alleenBeheer, logboek: 'account-aangezet of account-uitgezet' }, async (c) => {
    const m = await getMedewerker(c);
    const actief = c.form.tekst('actief') === 'ja';
    const uit = await c.submit(async (db, actor) => {
      const r = await switchAccount(db, actor, { gebruikerId: m.id, versie: c.form.versie(), actief });
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}` } : r;
    });
    return uit instanceof Response ? uit : opnieuw(c, s, uit);
  });

  router.post(`${pad}/losmaken`, { ...alleenBeheer, logboek: 'login-losgemaakt' }, async (c) => {
    const m = await getMedewerker(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await unlinkAccount(db, actor, { gebruikerId: m.id });
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}` } : r;
    });
    return uit instanceof Response ? uit : opnieuw(c, s, uit);
  });

  router.post(`${pad}/terug`, { ...alleenBeheer, logboek: 'medewerker-terug' }, async (c) => {
    const m = await getMedewerker(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await returnMedewerker(db, actor, { gebruikerId: m.id, versie: c.form.versie() });
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}` } : r;
    });
    return uit instanceof Response ? uit : opnieuw(c, s, uit);
  });

  router.post(`${pad}/vertrek/intrekken`, { ...alleenBeheer, logboek: 'vertrek-ingetrokken' }, async (c) => {
    const m = await getMedewerker(c);
    const uit = await c.submit(async (db, actor) => {
      const r = await withdrawVertrek(db, actor, { gebruikerId: m.id });
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}` } : r;
    });
    return uit instanceof Response ? uit : opnieuw(c, s, uit);
  });
};
