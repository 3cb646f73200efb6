// How far a verdeling is, and what became of each resident in it.
import { findConsulenten, toonNaam } from '../../inwoner/index.ts';
import {
  acties,
  bevestiging,
  form,
  html,
  kaart,
  knop,
  kop,
  link,
  linkKnop,
  melding,
  metOnder,
  stapel,
  tabel,
  voortgangsbalk,
} from '../../web/index.ts';
import type { PageContext } from '../../web/route.ts';
import { countVerdeling, listVerdelingRegels } from '../queries/index.ts';
import type { Verdeling } from '../types.ts';

const HOOGSTENS = 100;

export const gegevenPagina = async (c: PageContext, verdeling: Verdeling): Promise<Response> => {
  const [groepen, overgeslagen, consulenten] = await Promise.all([
    countVerdeling(c.db, verdeling.id),
    listVerdelingRegels(c.db, { verdelingId: verdeling.id, pagina: 1, perPagina: HOOGSTENS, uitkomst: 'overgeslagen' }),
    findConsulenten(c.db),
  ]);
  const namen = new Map(consulenten.map((een) => [een.id, een.naam]));
  const som = (wat: 'aantal' | 'gegeven' | 'overgeslagen') => groepen.reduce((n, groep) => n + groep[wat], 0);
  const [totaal, gegeven, over] = [som('aantal'), som('gegeven'), som('overgeslagen')];
  const perNaar = [...Map.groupBy(groepen, (groep) => groep.naar_id)].flatMap(([id, lijst]) =>
    id === null ? [] : [[namen.get(id) ?? 'Een collega', lijst.reduce((n, groep) => n + groep.gegeven, 0)] as const],
  );
  const klaar = verdeling.status === 'klaar';
  const titel = gegeven === 1 ? '1 inwoner heeft een andere consulent' : `${gegeven} inwoners hebben een andere consulent`;
  return c.page({
    titel: klaar ? 'Verdeeld' : 'Verdeling',
    kruimels: [{ tekst: 'Verdelen', href: '/verdelen' }, { tekst: klaar ? 'Verdeeld' : 'Verdeling' }],
    inhoud: stapel(
      klaar
        ? bevestiging({
            titel,
            hierna: [
              {
                wat: 'De nieuwe consulent ziet het hele dossier in de werkvoorraad. Een vorige consulent ziet het niet meer.',
                wie: 'De nieuwe consulent',
                wanneer: 'vanaf nu',
              },
              { wat: 'De inwoner ziet de nieuwe naam op de eigen pagina.', wie: 'Dat gaat vanzelf', wanneer: 'vanaf nu' },
            ],
            acties: [
              linkKnop({ tekst: 'Naar de werkvoorraad', href: '/werkvoorraad?tab=nu', soort: 'primair' }),
              linkKnop({ tekst: 'Per consulent', href: '/werkvoorraad/team' }),
            ],
          })
        : bezig(c, verdeling, totaal, gegeven + over),
      kaart({
        titel: 'Naar wie',
        inhoud: tabel({
          caption: 'Hoeveel inwoners naar wie gingen',
          kolommen: [{ kop: 'Consulent' }, { kop: 'Inwoners', uitlijning: 'eind' }],
          rijen: perNaar.map(([naam, aantal]) => [naam, aantal]),
        }),
      }),
      over > 0 &&
        kaart({
          titel: over === 1 ? '1 inwoner overgeslagen' : `${over} inwoners overgeslagen`,
          inhoud: html`<p>Deze inwoners hadden intussen een andere consulent, of wie je koos werkt hier niet meer. Aan hen is niets veranderd.</p>${tabel(
            {
              caption: 'Overgeslagen inwoners',
              kolommen: [{ kop: 'Inwoner' }, { kop: 'Zou gaan naar' }],
              rijen: overgeslagen.map((rij) => [
                metOnder(link(`/dossier/${rij.inwoner_id}`, toonNaam(rij)), rij.dossiernummer),
                namen.get(rij.naar_id ?? 0) ?? 'Iemand die hier niet meer werkt',
              ]),
            },
          )}${over > overgeslagen.length && html`<p>En nog ${over - overgeslagen.length}.</p>`}`,
        }),
    ),
  });
};

const bezig = (c: PageContext, verdeling: Verdeling, totaal: number, gedaan: number) => {
  const adres = `/verdelen/gegeven/${verdeling.id}`;
  const gestopt = verdeling.status === 'gestopt';
  return html`${kop({
    titel: gestopt ? 'De verdeling is gestopt' : 'De inwoners worden gegeven',
    onder: gestopt
      ? 'Wie al een andere consulent heeft, houdt die. De rest wacht tot je verdergaat.'
      : 'Dit gaat door als je de bladzijde sluit, en ook na een storing: dan gaat het verder waar het was.',
  })}${melding({ soort: 'info', titel: `${gedaan} van de ${totaal} inwoners gedaan` })}${voortgangsbalk({ label: 'Voortgang', waarde: gedaan, max: totaal })}${form(
    {
      actie: adres,
      sleutel: c.sleutel(),
      verborgen: { doe: gestopt ? 'verder' : 'stop' },
      inhoud: acties(
        !gestopt && linkKnop({ tekst: 'Ververs', href: adres, soort: 'primair' }),
        gestopt ? knop({ tekst: 'Ga verder' }) : knop({ tekst: 'Stop', soort: 'stil' }),
      ),
    },
  )}`;
};
