import type { Regeling } from '../../beleid/index.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  bevestiging,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  keuzelijst,
  keuzerondjes,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  tabel,
  tekstveld,
} from '../../web/index.ts';
import { type PageContext, type Router, rolnamen } from '../../web/route.ts';
import { changeMedewerker } from '../actions/change-medewerker.ts';
import { countDossiers, findMandaten, findMedewerker, findMedewerkers } from '../queries.ts';
import { mandaatOp } from '../rules.ts';
import { ANDERE_FUNCTIE, type Medewerker, MedewerkerForm } from '../types.ts';
import { alleenBeheer, type BeheerSettings, functieNaam, getRegeling } from './settings.ts';

type Getypt = { functie: string; anders: string; actief: string; versie: string };

const stand = (actief: boolean): Html => (actief ? badge('goed', 'mag inloggen') : badge('neutraal', 'mag niet inloggen'));

const getypt = (m: Medewerker, regeling: Regeling): Getypt => {
  const bekend = m.functie === undefined || regeling.mandaat.keten.includes(m.functie);
  return {
    functie: bekend ? (m.functie ?? '') : ANDERE_FUNCTIE,
    anders: bekend ? '' : (m.functie ?? ''),
    actief: m.actief ? 'ja' : 'nee',
    versie: String(m.versie),
  };
};

const kruimels = (naam: string) => [{ tekst: 'Medewerkers', href: '/beheer' }, { tekst: naam }];

const wijzigPagina = (
  c: PageContext,
  m: Medewerker,
  regeling: Regeling,
  g: Getypt,
  fouten: readonly Reden[],
): Promise<Response> =>
  c.page({
    titel: `Wijzig ${m.naam}`,
    kruimels: kruimels(m.naam),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: m.naam, onder: `${rolnamen[m.rol]}. De rol wijzigen kan hier niet: dat is een nieuw account.` })}${form(
      {
        actie: `/beheer/medewerkers/${m.id}`,
        sleutel: c.sleutel(),
        versie: g.versie,
        inhoud: html`${keuzelijst({
          naam: 'functie',
          label: 'Functie',
          hint: 'Aan een functie uit het mandaatregister hangt wie een besluit mag nemen.',
          waarde: g.functie,
          leeg: 'Geen functie',
          opties: [
            ...regeling.mandaat.keten.map((functie) => ({ waarde: functie, tekst: functieNaam(regeling, functie) })),
            { waarde: ANDERE_FUNCTIE, tekst: 'Een andere functie' },
          ],
        })}${tekstveld({ naam: 'anders', label: 'Welke andere functie', verplicht: false, waarde: g.anders, fout: foutVan(fouten, 'anders') })}${keuzerondjes(
          {
            naam: 'actief',
            label: 'Account',
            waarde: g.actief,
            fout: foutVan(fouten, 'actief'),
            keuzes: [
              { waarde: 'ja', tekst: 'Mag inloggen' },
              { waarde: 'nee', tekst: 'Mag niet inloggen', uitleg: 'Wie nu is ingelogd, is meteen uitgelogd.' },
            ],
          },
        )}${acties(knop({ tekst: 'Ga verder' }), linkKnop({ tekst: 'Annuleer', href: '/beheer', soort: 'stil' }))}`,
      },
    )}`,
  });

/** /beheer: employees; functie and account of each, behind a check page. */
export const registerMedewerkers = (router: Router, s: BeheerSettings): void => {
  router.get('/beheer', { ...alleenBeheer, logboek: false }, async (c) => {
    const [medewerkers, mandaten, regeling] = await Promise.all([findMedewerkers(c.db), findMandaten(c.db), getRegeling(c, s)]);
    return c.page({
      titel: 'Medewerkers',
      inhoud: html`${kop({ titel: 'Medewerkers', onder: 'Wie bij de gemeente met Werkt mee werkt. Inwoners en aanbieders staan hier niet bij.' })}${tabel(
        {
          caption: 'Medewerkers van de gemeente',
          kolommen: [{ kop: 'Naam' }, { kop: 'Rol' }, { kop: 'Functie' }, { kop: 'Mandaat vandaag' }, { kop: 'Account' }],
          rijen: medewerkers.map((m) => [
            link(`/beheer/medewerkers/${m.id}`, m.naam),
            rolnamen[m.rol],
            m.functie === undefined ? '' : functieNaam(regeling, m.functie),
            m.functie !== undefined && mandaatOp(mandaten, m.functie, c.vandaag) ? 'ja' : 'nee',
            stand(m.actief),
          ]),
        },
      )}`,
    });
  });

  router.get('/beheer/medewerkers/:gebruiker', { ...alleenBeheer, logboek: false }, async (c) => {
    const [m, regeling, actor] = await Promise.all([findMedewerker(c.db, c.nummer('gebruiker')), getRegeling(c, s), c.actor()]);
    if (!m) throw new NietGevonden();
    if (m.id === actor.gebruikerId)
      return c.page({
        titel: m.naam,
        kruimels: kruimels(m.naam),
        inhoud: html`${kop({ titel: m.naam, onder: rolnamen[m.rol] })}${melding({ soort: 'info', titel: 'Dit is je eigen account', inhoud: 'Dat kun je niet zelf wijzigen. Vraag het een andere beheerder.' })}`,
      });
    return wijzigPagina(c, m, regeling, getypt(m, regeling), []);
  });

  router.post(
    '/beheer/medewerkers/:gebruiker',
    { ...alleenBeheer, logboek: 'functie-gewijzigd, account-aangezet of account-uitgezet' },
    async (c) => {
      const id = c.nummer('gebruiker');
      const [m, dossiers, regeling] = await Promise.all([findMedewerker(c.db, id), countDossiers(c.db, id), getRegeling(c, s)]);
      if (!m) throw new NietGevonden();
      const g: Getypt = {
        functie: c.form.tekst('functie'),
        anders: c.form.tekst('anders'),
        actief: c.form.tekst('actief'),
        versie: c.form.tekst('_versie'),
      };
      const gelezen = parseForm(MedewerkerForm, g);
      const versie = Number(g.versie);
      if (!gelezen.ok) return wijzigPagina(c, m, regeling, g, gelezen.redenen);
      if (c.form.tekst('stap') !== 'verstuur') {
        const { functie, actief } = gelezen.waarde;
        return c.page({
          titel: 'Controleer de wijziging',
          kruimels: kruimels(m.naam),
          smal: true,
          inhoud: html`${kop({ titel: 'Controleer de wijziging', onder: m.naam })}${
            !actief && dossiers > 0
              ? melding({
                  soort: 'waarschuwing',
                  titel: `${m.naam} heeft nog ${dossiers === 1 ? '1 inwoner' : `${dossiers} inwoners`}`,
                  inhoud: 'De teammanager verdeelt die over collega’s. Laat het weten.',
                })
              : ''
          }${controleer([
            { vraag: 'Functie', antwoord: functie === null ? 'geen' : functieNaam(regeling, functie) },
            { vraag: 'Functie nu', antwoord: m.functie === undefined ? 'geen' : functieNaam(regeling, m.functie) },
            { vraag: 'Account', antwoord: stand(actief) },
            { vraag: 'Account nu', antwoord: stand(m.actief) },
          ])}${form({
            actie: `/beheer/medewerkers/${id}`,
            sleutel: c.sleutel(),
            versie: g.versie,
            verborgen: { functie: g.functie, anders: g.anders, actief: g.actief, stap: 'verstuur' },
            inhoud: acties(knop({ tekst: 'Bewaar' }), linkKnop({ tekst: 'Wijzig', href: `/beheer/medewerkers/${id}` })),
          })}`,
        });
      }
      const uit = await c.submit(async (db, actor) => {
        const r = await changeMedewerker(db, actor, {
          gebruikerId: id,
          versie: Number.isSafeInteger(versie) ? versie : 0,
          ...gelezen.waarde,
        });
        return r.ok ? { ok: true, naar: `/beheer/medewerkers/${id}/klaar` } : r;
      });
      return uit instanceof Response ? uit : wijzigPagina(c, m, regeling, g, uit);
    },
  );

  router.get('/beheer/medewerkers/:gebruiker/klaar', { ...alleenBeheer, logboek: false }, async (c) => {
    const id = c.nummer('gebruiker');
    const [m, dossiers, regeling] = await Promise.all([findMedewerker(c.db, id), countDossiers(c.db, id), getRegeling(c, s)]);
    if (!m) throw new NietGevonden();
    const functie = m.functie === undefined ? 'geen functie' : functieNaam(regeling, m.functie);
    return c.page({
      titel: 'De wijziging is bewaard',
      smal: true,
      inhoud: bevestiging({
        titel: 'De wijziging is bewaard',
        onder: html`${m.naam}: ${functie}, ${m.actief ? 'mag inloggen' : 'mag niet inloggen'}.`,
        hierna: [
          m.actief
            ? { wat: 'De medewerker werkt verder met deze functie.', wie: m.naam, wanneer: 'vanaf nu' }
            : { wat: 'De medewerker is uitgelogd en komt er niet meer in.', wie: 'Het systeem', wanneer: 'meteen' },
          ...(!m.actief && dossiers > 0
            ? [{ wat: `Verdeel de ${dossiers} inwoners over collega’s.`, wie: 'De teammanager', wanneer: 'zo snel mogelijk' }]
            : []),
        ],
        acties: acties(linkKnop({ tekst: 'Naar medewerkers', href: '/beheer', soort: 'primair' })),
      }),
    });
  });
};
