// A page for each act on an orientation: what is asked, the faults at their fields, and back to where it stands.
import type { Kysely } from 'kysely';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Reden, Resultaat } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import { acties, form, foutSamenvatting, foutVan, type Html, html, knop, kop, linkKnop } from '../../web/index.ts';
import type { PageContext, RouteOptions, Router } from '../../web/route.ts';
import type { Opdracht } from '../actions/load-orientatie.ts';
import { listOrientaties } from '../queries.ts';
import { standVan } from '../rules.ts';
import type { Orientatie, OrientatieStand } from '../types.ts';

export interface OrientatieSettings {
  beleid: BeleidInHuis;
}

/** What a field of a form gets: its name, what was typed, its fault. */
export type Veldmaker = (naam: string, anders?: string) => { naam: string; waarde: string | undefined; fout: string | undefined };

export interface Act {
  /** Last part of the address. */
  sleutel: string;
  titel: string;
  onder?: string;
  knop: string;
  handeling: string;
  stand: readonly OrientatieStand[];
  /** What stands there before anything was typed. */
  lees?(db: Kysely<DB>, orientatie: Orientatie): Promise<Readonly<Record<string, string>>>;
  velden(veld: Veldmaker, o: { orientatie: Orientatie; c: PageContext; s: OrientatieSettings }): Html;
  voer(db: Kysely<DB>, o: Opdracht & { beleid: BeleidInHuis }): Promise<Resultaat<unknown>>;
}

const orientatieVan = async (c: PageContext): Promise<{ orientatie: Orientatie; inwonerId: number }> => {
  const inwonerId = c.nummer('inwoner');
  const id = c.nummer('orientatie');
  const orientatie = (await listOrientaties(c.db, inwonerId)).find((een) => een.id === id);
  if (!orientatie) throw new NietGevonden();
  return { orientatie, inwonerId };
};

/** Registers the pages of acts below `pad` (`/dossier/:inwoner/orientatie`); `terug` is where each of them leads. */
export const registerActen = (
  router: Router,
  s: OrientatieSettings,
  o: {
    pad: string;
    rechten: Pick<RouteOptions, 'rollen' | 'van'>;
    terug(inwonerId: number): string;
    kruimels(inwonerId: number, naam: string): { tekst: string; href?: string }[];
    /** Whom the page is about. */
    naamVan(db: Kysely<DB>, inwonerId: number): Promise<string>;
    acten: readonly Act[];
  },
): void => {
  for (const act of o.acten) {
    const pad = `${o.pad}/:orientatie/${act.sleutel}`;
    const toon = async (c: PageContext, getypt?: Readonly<Record<string, string>>, fouten: readonly Reden[] = []) => {
      const [{ orientatie, inwonerId }, naam] = await Promise.all([orientatieVan(c), o.naamVan(c.db, c.nummer('inwoner'))]);
      // What cannot be done now is told where it stands; a form that was sent says so itself.
      if (!getypt && !act.stand.includes(standVan(orientatie))) return c.redirect(o.terug(inwonerId));
      const waarden = getypt ?? (await act.lees?.(c.db, orientatie)) ?? {};
      const veld: Veldmaker = (naam, anders) => ({ naam, waarde: waarden[naam] ?? anders, fout: foutVan(fouten, naam) });
      return c.page({
        titel: act.titel,
        fout: fouten.length > 0,
        smal: true,
        kruimels: [...o.kruimels(inwonerId, naam), { tekst: act.titel }],
        inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: act.titel, onder: act.onder ? html`${naam}<br>${act.onder}` : naam })}${form(
          {
            actie: `${o.pad.replace(':inwoner', String(inwonerId))}/${orientatie.id}/${act.sleutel}`,
            sleutel: c.sleutel(),
            // What was refused keeps what its writer had in front of him.
            versie: getypt ? c.form.tekst('_versie') : orientatie.versie,
            inhoud: html`${act.velden(veld, { orientatie, c, s })}${acties(
              knop({ tekst: act.knop }),
              linkKnop({ tekst: 'Annuleren', href: o.terug(inwonerId) }),
            )}`,
          },
        )}`,
      });
    };
    router.get(pad, { ...o.rechten, logboek: 'inzage' }, async (c) => {
      const gezien = schrijfInzage(c.db, {
        inwonerId: c.nummer('inwoner'),
        soort: 'orientatie',
        objectId: c.nummer('orientatie'),
      });
      const [pagina] = await Promise.all([toon(c), gezien]);
      return pagina;
    });
    router.post(pad, { ...o.rechten, logboek: act.handeling }, async (c) => {
      const inwonerId = c.nummer('inwoner');
      const uit = await c.submit(async (db, actor) => {
        const r = await act.voer(db, {
          actor,
          beleid: s.beleid,
          vandaag: c.vandaag,
          inwonerId,
          orientatieId: c.nummer('orientatie'),
          versie: Number(c.form.tekst('_versie')),
          waarden: c.form.waarden,
        });
        return r.ok ? { ok: true, naar: o.terug(inwonerId) } : r;
      });
      return uit instanceof Response ? uit : toon(c, c.form.waarden, uit);
    });
  }
};
