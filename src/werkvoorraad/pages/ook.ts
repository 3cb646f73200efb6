// What a reader has to do besides the residents of the list.
import { type Datum, datum, isVoor, toonDatum } from '../../kernel/datum.ts';
import { badge, type Html, kaart, takenlijst } from '../../web/index.ts';
import { type Ook, VERVANGER_DAGEN } from '../queries/index.ts';

const tel = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`;

/** A card with work that is about no resident of the list, each line with its page; nothing when there is none. */
export const ookTeDoen = (o: Ook, k: { teammanager: boolean; vandaag: Datum }): Html | false => {
  const herzienTot = o.herzien_tot === null ? undefined : datum(o.herzien_tot);
  const taken = [
    o.tekenen > 0 && {
      titel: tel(o.tekenen, 'besluit wacht op jou', 'besluiten wachten op jou'),
      href: '/besluiten-ter-ondertekening',
      onder: 'Een collega vraagt je handtekening, of je ja of nee',
      status: badge('aandacht', 'Wacht op jou'),
    },
    o.oordelen > 0 && {
      titel: tel(o.oordelen, 'stap om ja of nee op te zeggen', 'stappen om ja of nee op te zeggen'),
      href: '/routes',
      onder: 'Een collega vraagt of jij het eens bent',
      status: badge('aandacht', 'Wacht op jou'),
    },
    o.meldingen > 0 && {
      titel: tel(o.meldingen, 'melding van niemand', 'meldingen van niemand'),
      href: '/meldingen?toon=wachtrij',
      onder: o.oudste === null ? '' : `De oudste kwam binnen op ${toonDatum(datum(o.oudste))}`,
      status:
        o.te_laat > 0
          ? badge('telaat', o.te_laat === 1 ? '1 te laat' : `${o.te_laat} te laat`)
          : badge('aandacht', k.teammanager ? 'Wacht op het team' : 'Wie pakt op?'),
    },
    !k.teammanager &&
      o.mijn > 0 && {
        titel: tel(o.mijn, 'melding die jij oppakte', 'meldingen die jij oppakte'),
        href: '/meldingen?toon=mijn',
        onder: 'Nog niet aangemeld en nog niet gesloten',
        status: badge('aandacht', 'Wacht op jou'),
      },
    o.herzien > 0 && {
      titel: tel(o.herzien, 'afscherming om te herzien', 'afschermingen om te herzien'),
      href: '/afgeschermd',
      onder: herzienTot === undefined ? '' : `De eerste loopt tot en met ${toonDatum(herzienTot)}`,
      status:
        herzienTot !== undefined && isVoor(herzienTot, k.vandaag)
          ? badge('telaat', 'Te laat')
          : badge('aandacht', 'Wacht op jou'),
    },
    o.gemeenten > 1 && {
      titel: `Wat in al je ${o.gemeenten} gemeenten wacht`,
      href: '/werkvoorraad/gemeenten',
      onder: 'Eén lijst, met de gemeente erbij',
      status: badge('info', 'Eén login'),
    },
    o.zonder_vervanger > 0 && {
      titel: tel(o.zonder_vervanger, 'consulent zonder vervanger', 'consulenten zonder vervanger'),
      href: '/vervanging',
      onder: `Er niet, of binnen ${VERVANGER_DAGEN} dagen, en niemand werkt in de caseload`,
      status: badge('aandacht', 'Wacht op jou'),
    },
  ].filter((een) => een !== false);
  return taken.length > 0 && kaart({ titel: 'Ook te doen', inhoud: takenlijst(taken) });
};
