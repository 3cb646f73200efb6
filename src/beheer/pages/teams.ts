import { z } from 'zod';
import { isVoor, parseDatumNl, toonKort } from '../../kernel/datum.ts';
import { bevat, toonPeriode } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { parseForm } from '../../web/form-data.ts';
import {
  acties,
  badge,
  datumveld,
  form,
  foutSamenvatting,
  foutVan,
  html,
  kaart,
  keuzelijst,
  knop,
  kolommen,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  tekstveld,
  uitklap,
  vinkje,
} from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { createTeam, endTeam, renameTeam } from '../actions/change-team.ts';
import { addTeamlid, endTeamlid } from '../actions/change-teamleden.ts';
import { findMedewerkers } from '../queries/medewerkers.ts';
import { findTeam, listTeamleden, listTeams } from '../queries/teams.ts';
import { findVersiesVanTeam } from '../queries/versies.ts';
import { wijzigingen } from '../rules/medewerker.ts';
import { dagOfLeeg, dagveld, GEEN_DAG, type Team } from '../types.ts';
import { medewerkerTabs, veldToner, wijzigingenTabel } from './onderdelen.ts';
import { alleenBeheer, type BeheerSettings, functieNaam, getRegeling, MEDEWERKERS, TEAMS } from './settings.ts';

const NaamForm = z.object({
  naam: z.string().min(1, 'Geef het team een naam.').max(60, 'Maak de naam korter: hoogstens 60 letters.'),
});
const LidForm = z.object({
  medewerker: z.string().regex(/^[1-9]\d{0,8}$/, 'Kies een medewerker.'),
  van: dagveld(),
  tot: dagOfLeeg,
});

const kruimels = (...rest: { tekst: string; href?: string }[]) => [{ tekst: 'Teams', href: TEAMS }, ...rest];

const getTeam = async (c: PageContext): Promise<Team> => {
  const team = await findTeam(c.db, c.nummer('team'));
  if (!team) throw new NietGevonden();
  return team;
};

const lijst = async (c: PageContext, naam: string, fouten: readonly Reden[]): Promise<Response> => {
  const [teams, leden] = await Promise.all([listTeams(c.db), listTeamleden(c.db)]);
  const nu = teams.filter(({ geldig }) => bevat(geldig, c.vandaag));
  const voorbij = teams.filter(({ geldig }) => !bevat(geldig, c.vandaag));
  const rij = (team: Team) => {
    const hier = leden.filter((lid) => lid.teamId === team.id && bevat(lid.geldig, c.vandaag));
    const leiders = hier.filter(({ leidt }) => leidt).map((lid) => lid.naam);
    return [
      metOnder(link(`${TEAMS}/${team.id}`, team.naam), toonPeriode(team.geldig)),
      leiders.length > 0 ? leiders.join(', ') : badge('aandacht', 'niemand'),
      hier.length === 1 ? '1 medewerker' : `${hier.length} medewerkers`,
    ];
  };
  const kolomkoppen = [{ kop: 'Team' }, { kop: 'Leidt het team' }, { kop: 'Nu in het team' }];
  return c.page({
    titel: 'Teams',
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: 'Teams', onder: 'Wie bij elkaar werkt. De teammanager ziet het team bij het verdelen van inwoners.' })}${stapel(
      medewerkerTabs('teams'),
      kolommen({
        breed: [
          kaart({
            inhoud: html`${tabel({ caption: 'Teams van nu', kolommen: kolomkoppen, rijen: nu.map(rij), leeg: 'Er is nog geen team. Maak er een.' })}${
              voorbij.length > 0 &&
              uitklap(
                `Teams die zijn beëindigd (${voorbij.length})`,
                tabel({
                  caption: 'Beëindigde teams',
                  kolommen: kolomkoppen,
                  rijen: voorbij.map((team) => [rij(team)[0], '', '']),
                }),
              )
            }`,
          }),
        ],
        smal: kaart({
          titel: 'Nieuw team',
          inhoud: form({
            actie: TEAMS,
            sleutel: c.sleutel(),
            inhoud: html`${tekstveld({ naam: 'naam', label: 'Naam van het team', waarde: naam, fout: foutVan(fouten, 'naam'), maximum: 60 })}${acties(knop({ tekst: 'Maak team', icoon: 'plus' }))}`,
          }),
        }),
      }),
    )}`,
  });
};

type LidGetypt = { medewerker: string; van: string; tot: string; leidt: string };

const teamPagina = async (
  c: PageContext,
  s: BeheerSettings,
  o: { naam?: string; lid?: LidGetypt; fouten?: readonly Reden[] } = {},
): Promise<Response> => {
  const id = c.nummer('team');
  const [team, leden, medewerkers, versies, regeling] = await Promise.all([
    findTeam(c.db, id),
    listTeamleden(c.db, { teamId: id }),
    findMedewerkers(c.db),
    findVersiesVanTeam(c.db, id),
    getRegeling(c, s),
  ]);
  if (!team) throw new NietGevonden();
  const fouten = o.fouten ?? [];
  const bestaat = team.geldig.tot === null || !isVoor(team.geldig.tot, c.vandaag);
  const lid = o.lid ?? { medewerker: '', van: toonKort(c.vandaag), tot: '', leidt: '' };
  const nu = leden.filter(({ geldig }) => geldig.tot === null || !isVoor(geldig.tot, c.vandaag));
  const weg = leden.filter((een) => !nu.includes(een));
  const namen = new Map(medewerkers.map((een) => [een.id, een.naam]));
  const naamVan = (nr: unknown): string => (typeof nr === 'number' ? namen.get(nr) : undefined) ?? 'Iemand';
  return c.page({
    titel: team.naam,
    kruimels: kruimels({ tekst: team.naam }),
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: team.naam,
      onder: `Team, ${toonPeriode(team.geldig)}`,
      acties: team.geldig.tot === null && linkKnop({ tekst: 'Beëindig het team', href: `${TEAMS}/${team.id}/einde` }),
    })}${kolommen({
      breed: [
        kaart({
          titel: 'In het team',
          inhoud: html`${tabel({
            caption: `Leden van ${team.naam}`,
            kolommen: [{ kop: 'Naam' }, { kop: 'Periode' }, { kop: 'Rol in het team' }, { kop: 'Actie', zonderLabel: true }],
            rijen: nu.map((een) => [
              metOnder(
                link(`${MEDEWERKERS}/${een.gebruikerId}`, een.naam),
                een.functie ? functieNaam(regeling, een.functie) : 'geen functie',
              ),
              toonPeriode(een.geldig),
              een.leidt ? badge('info', 'leidt het team') : 'lid',
              een.geldig.tot === null &&
                form({
                  actie: `${TEAMS}/${team.id}/leden/${een.id}/einde`,
                  sleutel: c.sleutel(),
                  kaal: true,
                  inhoud: knop({ tekst: 'Haal eruit', soort: 'stil', extra: een.naam }),
                }),
            ]),
            leeg: 'Er zit niemand in dit team.',
          })}${
            weg.length > 0 &&
            uitklap(
              `Zat eerder in dit team (${weg.length})`,
              tabel({
                caption: 'Eerdere leden',
                kolommen: [{ kop: 'Naam' }, { kop: 'Periode' }],
                rijen: weg.map((een) => [een.naam, toonPeriode(een.geldig)]),
              }),
            )
          }`,
        }),
        kaart({
          titel: 'Wie wijzigde wat',
          inhoud: wijzigingenTabel(
            `Wijzigingen van ${team.naam}`,
            wijzigingen(
              versies,
              (versie) => {
                const toon = veldToner(regeling, { naam: (nr) => naamVan(nr), team: () => team.naam })(versie);
                const van = versie.soort === 'teamlid' ? `${naamVan(versie.inhoud.gebruiker_id)}: ` : '';
                return (veld, waarde) => {
                  const een = toon(veld, waarde);
                  return een && { label: `${van}${een.label.toLowerCase()}`, tekst: een.tekst };
                };
              },
              (versie) => (versie.soort === 'team' ? 'Team gemaakt' : `${naamVan(versie.inhoud.gebruiker_id)} kwam in het team`),
            ),
            c.vandaag,
          ),
        }),
      ],
      smal: bestaat
        ? [
            kaart({
              titel: 'Zet iemand in dit team',
              inhoud: form({
                actie: `${TEAMS}/${team.id}/leden`,
                sleutel: c.sleutel(),
                inhoud: html`${keuzelijst({
                  naam: 'medewerker',
                  label: 'Medewerker',
                  leeg: 'Kies een medewerker',
                  waarde: lid.medewerker,
                  fout: foutVan(fouten, 'medewerker'),
                  opties: medewerkers
                    .filter((een) => een.actief && !nu.some((al) => al.gebruikerId === een.id))
                    .map((een) => ({ waarde: String(een.id), tekst: een.naam })),
                })}${datumveld({ naam: 'van', label: 'Eerste dag', waarde: lid.van, fout: foutVan(fouten, 'van') })}${datumveld({
                  naam: 'tot',
                  label: 'Laatste dag',
                  verplicht: false,
                  waarde: lid.tot,
                  fout: foutVan(fouten, 'tot'),
                })}${vinkje({ naam: 'leidt', label: 'Leidt het team', aan: lid.leidt === 'ja' })}${acties(knop({ tekst: 'Zet in het team' }))}`,
              }),
            }),
            kaart({
              titel: 'Andere naam',
              inhoud: form({
                actie: `${TEAMS}/${team.id}`,
                sleutel: c.sleutel(),
                versie: team.versie,
                inhoud: html`${tekstveld({ naam: 'naam', label: 'Naam van het team', waarde: o.naam ?? team.naam, fout: foutVan(fouten, 'naam'), maximum: 60 })}${acties(knop({ tekst: 'Bewaar de naam', soort: 'tweede' }))}`,
              }),
            }),
          ]
        : melding({ soort: 'info', titel: 'Dit team is beëindigd', inhoud: 'Wie er in zat, staat hiernaast.' }),
    })}`,
  });
};

const eindePagina = async (c: PageContext, laatste: string, fouten: readonly Reden[]): Promise<Response> => {
  const team = await getTeam(c);
  return c.page({
    titel: `Beëindig ${team.naam}`,
    kruimels: kruimels({ tekst: team.naam, href: `${TEAMS}/${team.id}` }, { tekst: 'Beëindigen' }),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: `Beëindig ${team.naam}`, onder: 'Wie in het team zit, gaat er op deze dag uit. De accounts en de inwoners veranderen niet.' })}${form(
      {
        actie: `${TEAMS}/${team.id}/einde`,
        sleutel: c.sleutel(),
        versie: team.versie,
        inhoud: html`${datumveld({ naam: 'laatste', label: 'Laatste dag', waarde: laatste, fout: foutVan(fouten, 'laatste') })}${acties(
          knop({ tekst: 'Beëindig het team', soort: 'gevaar' }),
          linkKnop({ tekst: 'Annuleer', href: `${TEAMS}/${team.id}`, soort: 'stil' }),
        )}`,
      },
    )}`,
  });
};

/** Teams: who works together, who leads, from when to when. */
export const registerTeams = (router: Router, s: BeheerSettings): void => {
  router.get(TEAMS, { ...alleenBeheer, logboek: false }, (c) => lijst(c, '', []));

  router.post(TEAMS, { ...alleenBeheer, logboek: 'team-gemaakt' }, async (c) => {
    const naam = c.form.tekst('naam');
    const gelezen = parseForm(NaamForm, { naam });
    if (!gelezen.ok) return lijst(c, naam, gelezen.redenen);
    const uit = await c.submit(async (db, actor) => {
      const r = await createTeam(db, actor, { ...gelezen.waarde, van: c.vandaag });
      return r.ok ? { ok: true, naar: `${TEAMS}/${r.waarde}` } : r;
    });
    return uit instanceof Response ? uit : lijst(c, naam, uit);
  });

  router.get(`${TEAMS}/:team`, { ...alleenBeheer, logboek: false }, (c) => teamPagina(c, s));

  router.post(`${TEAMS}/:team`, { ...alleenBeheer, logboek: 'team-hernoemd' }, async (c) => {
    const team = await getTeam(c);
    const naam = c.form.tekst('naam');
    const gelezen = parseForm(NaamForm, { naam });
    if (!gelezen.ok) return teamPagina(c, s, { naam, fouten: gelezen.redenen });
    const uit = await c.submit(async (db, actor) => {
      const r = await renameTeam(db, actor, { teamId: team.id, versie: c.form.versie(), ...gelezen.waarde });
      return r.ok ? { ok: true, naar: `${TEAMS}/${team.id}` } : r;
    });
    return uit instanceof Response ? uit : teamPagina(c, s, { naam, fouten: uit });
  });

  router.post(`${TEAMS}/:team/leden`, { ...alleenBeheer, logboek: 'teamlid-toegevoegd' }, async (c) => {
    const team = await getTeam(c);
    const lid: LidGetypt = {
      medewerker: c.form.tekst('medewerker'),
      van: c.form.tekst('van'),
      tot: c.form.tekst('tot'),
      leidt: c.form.tekst('leidt'),
    };
    const gelezen = parseForm(LidForm, lid);
    if (!gelezen.ok) return teamPagina(c, s, { lid, fouten: gelezen.redenen });
    const { medewerker, van, tot } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await addTeamlid(db, actor, {
        teamId: team.id,
        gebruikerId: Number(medewerker),
        leidt: lid.leidt === 'ja',
        van,
        tot,
      });
      return r.ok ? { ok: true, naar: `${TEAMS}/${team.id}` } : r;
    });
    return uit instanceof Response ? uit : teamPagina(c, s, { lid, fouten: uit });
  });

  router.post(`${TEAMS}/:team/leden/:lid/einde`, { ...alleenBeheer, logboek: 'teamlid-beeindigd' }, async (c) => {
    const [teamId, lidId] = [c.nummer('team'), c.nummer('lid')];
    const uit = await c.submit(async (db, actor) => {
      const r = await endTeamlid(db, actor, { teamId, lidId, op: c.vandaag });
      return r.ok ? { ok: true, naar: `${TEAMS}/${teamId}` } : r;
    });
    return uit instanceof Response ? uit : teamPagina(c, s, { fouten: uit });
  });

  router.get(`${TEAMS}/:team/einde`, { ...alleenBeheer, logboek: false }, (c) => eindePagina(c, toonKort(c.vandaag), []));

  router.post(`${TEAMS}/:team/einde`, { ...alleenBeheer, logboek: 'team-beeindigd' }, async (c) => {
    const team = await getTeam(c);
    const getypt = c.form.tekst('laatste');
    const laatste = parseDatumNl(getypt);
    if (!laatste) return eindePagina(c, getypt, [{ veld: 'laatste', tekst: GEEN_DAG }]);
    const uit = await c.submit(async (db, actor) => {
      const r = await endTeam(db, actor, { teamId: team.id, versie: c.form.versie(), laatste }, c.vandaag);
      return r.ok ? { ok: true, naar: TEAMS } : r;
    });
    return uit instanceof Response ? uit : eindePagina(c, getypt, uit);
  });
};
