import { z } from 'zod';
import { toonKort } from '../../kernel/datum.ts';
import { bevat } from '../../kernel/periode.ts';
import type { Reden } from '../../kernel/resultaat.ts';
import { parseForm } from '../../web/form-data.ts';
import { acties, datumveld, form, foutSamenvatting, foutVan, html, keuzelijst, knop, kop, linkKnop } from '../../web/index.ts';
import type { PageContext, Router } from '../../web/route.ts';
import { moveTeam } from '../actions/change-teamleden.ts';
import { listTeamleden, listTeams } from '../queries/teams.ts';
import { dagveld } from '../types.ts';
import { getMedewerker, kruimels } from './medewerker.ts';
import { alleenBeheer, MEDEWERKERS } from './settings.ts';

const GEEN = 'geen';
const TeamForm = z.object({ team: z.string().regex(/^(geen|[1-9]\d{0,8})$/, 'Kies een team, of “geen team”.'), van: dagveld() });
type Getypt = { team: string; van: string };

const pagina = async (c: PageContext, g: Getypt, fouten: readonly Reden[]): Promise<Response> => {
  const m = await getMedewerker(c);
  const [teams, leden] = await Promise.all([listTeams(c.db), listTeamleden(c.db, { gebruikerId: m.id })]);
  const nu = leden.filter(({ geldig }) => bevat(geldig, c.vandaag));
  const pad = `${MEDEWERKERS}/${m.id}`;
  return c.page({
    titel: `Ander team voor ${m.naam}`,
    kruimels: kruimels(m, 'Team'),
    smal: true,
    fout: fouten.length > 0,
    inhoud: html`${foutSamenvatting(fouten)}${kop({
      titel: `Ander team voor ${m.naam}`,
      onder:
        nu.length === 0
          ? 'Zit nu niet in een team.'
          : `Zit nu in ${nu.map((lid) => lid.team).join(' en ')}. Dat eindigt op de dag ervoor.`,
    })}${form({
      actie: `${pad}/team`,
      sleutel: c.sleutel(),
      inhoud: html`${keuzelijst({
        naam: 'team',
        label: 'Naar welk team?',
        leeg: 'Kies een team',
        waarde: g.team,
        fout: foutVan(fouten, 'team'),
        opties: [
          ...teams
            .filter((team) => bevat(team.geldig, c.vandaag) && !nu.some((lid) => lid.teamId === team.id))
            .map((team) => ({ waarde: String(team.id), tekst: team.naam })),
          ...(nu.length > 0 ? [{ waarde: GEEN, tekst: 'Geen team' }] : []),
        ],
      })}${datumveld({ naam: 'van', label: 'Eerste dag', waarde: g.van, fout: foutVan(fouten, 'van') })}${acties(
        knop({ tekst: 'Wijzig het team' }),
        linkKnop({ tekst: 'Annuleer', href: pad, soort: 'stil' }),
      )}`,
    })}`,
  });
};

/** Somebody changes team: out of the one and into the other, on one day. */
export const registerAnderTeam = (router: Router): void => {
  const pad = `${MEDEWERKERS}/:gebruiker/team`;
  router.get(pad, { ...alleenBeheer, logboek: false }, (c) => pagina(c, { team: '', van: toonKort(c.vandaag) }, []));

  router.post(pad, { ...alleenBeheer, logboek: 'team-gewijzigd' }, async (c) => {
    const m = await getMedewerker(c);
    const g: Getypt = { team: c.form.tekst('team'), van: c.form.tekst('van') };
    const gelezen = parseForm(TeamForm, g);
    if (!gelezen.ok) return pagina(c, g, gelezen.redenen);
    const { team, van } = gelezen.waarde;
    const uit = await c.submit(async (db, actor) => {
      const r = await moveTeam(
        db,
        actor,
        { gebruikerId: m.id, teamId: team === GEEN ? undefined : Number(team), van },
        c.vandaag,
      );
      return r.ok ? { ok: true, naar: `${MEDEWERKERS}/${m.id}` } : r;
    });
    return uit instanceof Response ? uit : pagina(c, g, uit);
  });
};
