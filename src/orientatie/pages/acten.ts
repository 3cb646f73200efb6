// A page for each act on an orientation: what is asked, the faults at their fields, and back to where it stands.
import type { Kysely } from 'kysely';
import { basisVan } from '../../afspraak/index.ts';
import type { BeleidInHuis } from '../../beleid/index.ts';
import type { Reden, Resultaat } from '../../kernel/resultaat.ts';
import { schrijfInzage } from '../../platform/audit.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NietGevonden } from '../../platform/problem.ts';
import {
  acties,
  controleer,
  form,
  foutSamenvatting,
  foutVan,
  type Html,
  html,
  type Inhoud,
  knop,
  kop,
  linkKnop,
  melding,
} from '../../web/index.ts';
import type { PageContext, RouteOptions, Router } from '../../web/route.ts';
import type { EindOpdracht } from '../actions/load-orientatie.ts';
import { listOrientaties } from '../queries.ts';
import { standVan } from '../rules.ts';
import type { Orientatie, OrientatieStand } from '../types.ts';

export interface OrientatieSettings {
  beleid: BeleidInHuis;
  baseUrls: readonly string[];
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
  /** What the page that it leads to says when it was done. */
  gedaan: { titel: string; inhoud?: string };
  stand: readonly OrientatieStand[];
  /** What its writer works from, above the fields. */
  boven?(db: Kysely<DB>, orientatie: Orientatie): Promise<Html>;
  /** Asks to look once more before it is done: whether it can be, and how it is shown. */
  controle?: {
    titel: string;
    onder: string;
    lees(orientatie: Orientatie, s: OrientatieSettings, waarden: Readonly<Record<string, string>>): Resultaat<unknown>;
    rijen(waarden: Readonly<Record<string, string>>): { vraag: string; antwoord: Inhoud }[];
  };
  /** What stands there before anything was typed. */
  lees?(db: Kysely<DB>, orientatie: Orientatie): Promise<Readonly<Record<string, string>>>;
  velden(veld: Veldmaker, o: { orientatie: Orientatie; c: PageContext; s: OrientatieSettings }): Html;
  voer(db: Kysely<DB>, o: EindOpdracht): Promise<Resultaat<unknown>>;
}

/** That an act was done, on the page that it led to; nothing when none was. */
export const gedaanMelding = (c: PageContext, acten: readonly Act[]): Html | false => {
  const act = acten.find(({ sleutel }) => sleutel === c.zoek.get('gedaan'));
  return act !== undefined && melding({ soort: 'succes', ...act.gedaan });
};

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
      const [boven, gelezen] = await Promise.all([
        act.boven?.(c.db, orientatie),
        getypt ? undefined : act.lees?.(c.db, orientatie),
      ]);
      const waarden = getypt ?? gelezen ?? {};
      const veld: Veldmaker = (naam_, anders) => ({
        naam: naam_,
        waarde: waarden[naam_] ?? anders,
        fout: foutVan(fouten, naam_),
      });
      return c.page({
        titel: act.titel,
        fout: fouten.length > 0,
        smal: true,
        kruimels: [...o.kruimels(inwonerId, naam), { tekst: act.titel }],
        inhoud: html`${foutSamenvatting(fouten)}${kop({ titel: act.titel, onder: act.onder ? html`${naam}<br>${act.onder}` : naam })}${boven}${form(
          {
            actie: adres(inwonerId, orientatie.id),
            sleutel: c.sleutel(),
            // What was refused keeps what its writer had in front of him.
            versie: getypt ? c.form.tekst('_versie') : orientatie.versie,
            inhoud: html`${act.velden(veld, { orientatie, c, s })}${acties(
              act.controle ? knop({ tekst: 'Naar de controle' }) : knop({ tekst: act.knop }),
              linkKnop({ tekst: 'Annuleren', href: o.terug(inwonerId) }),
            )}`,
          },
        )}`,
      });
    };
    const adres = (inwonerId: number, id: number) => `${o.pad.replace(':inwoner', String(inwonerId))}/${id}/${act.sleutel}`;
    /** What was typed, to look at once more; undefined when it goes on at once. */
    const kijkNa = async (c: PageContext): Promise<Response | undefined> => {
      const stap = c.form.tekst('stap');
      if (!act.controle || stap === 'versturen') return undefined;
      const { stap: _stap, ...getypt } = c.form.waarden;
      if (stap === 'wijzigen') return toon(c, getypt);
      const [{ orientatie, inwonerId }, naam] = await Promise.all([orientatieVan(c), o.naamVan(c.db, c.nummer('inwoner'))]);
      const r = act.controle.lees(orientatie, s, getypt);
      if (!r.ok) return toon(c, getypt, r.redenen);
      return c.page({
        titel: act.controle.titel,
        smal: true,
        kruimels: [...o.kruimels(inwonerId, naam), { tekst: act.controle.titel }],
        inhoud: html`${kop({ titel: act.controle.titel, onder: html`${naam}<br>${act.controle.onder}` })}${controleer(
          act.controle.rijen(getypt),
        )}${form({
          actie: adres(inwonerId, orientatie.id),
          sleutel: c.sleutel(),
          versie: c.form.tekst('_versie'),
          verborgen: getypt,
          inhoud: acties(
            knop({ tekst: act.knop, icoon: 'send', naam: 'stap', waarde: 'versturen' }),
            knop({ tekst: 'Wijzig', soort: 'tweede', icoon: 'pencil', naam: 'stap', waarde: 'wijzigen' }),
          ),
        })}`,
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
      const nagekeken = await kijkNa(c);
      if (nagekeken) return nagekeken;
      const uit = await c.submit(async (db, actor) => {
        const r = await act.voer(db, {
          actor,
          beleid: s.beleid,
          vandaag: c.vandaag,
          nu: c.nu,
          basis: basisVan(s),
          inwonerId,
          orientatieId: c.nummer('orientatie'),
          versie: Number(c.form.tekst('_versie')),
          waarden: c.form.waarden,
        });
        return r.ok ? { ok: true, naar: `${o.terug(inwonerId)}?gedaan=${act.sleutel}` } : r;
      });
      return uit instanceof Response ? uit : toon(c, c.form.waarden, uit);
    });
  }
};
