// What stands between two dossiers, in words; which data can be chosen. Pure.
import type { Reden } from '../kernel/resultaat.ts';
import { tabelNaam } from '../kernel/tabelnaam.ts';
import type { Weigering } from './types.ts';

/** Refusals of the database that a person can mend, by the name of the rule there. */
const OPLOSSING: Record<string, string> = {
  toewijzing_overlap:
    'In allebei de dossiers loopt dezelfde ondersteuning in dezelfde periode. Beëindig eerst een van de twee, bij Toewijzingen.',
  uitkering_een: 'In allebei de dossiers staat een uitkering die nu loopt. Kijk eerst bij Gegevens welke klopt.',
  afscherming_een: 'Allebei de dossiers zijn afgeschermd. Hef eerst een van de twee afschermingen op, bij Toegang.',
  orientatietoegang_een:
    'Allebei de dossiers zijn nu bekend bij het oriëntatiecentrum. Beëindig een van de twee verwijzingen, bij Toegang.',
  plan_een_open: 'In allebei de dossiers ligt een plan dat nog niet klaar is. Rond eerst een van de twee af, of trek het in.',
  orientatie_een: 'In allebei de dossiers loopt een oriëntatie. Rond eerst een van de twee af.',
  dossiersluiting_een: 'Allebei de dossiers zijn gesloten. Open eerst het dossier dat opgaat weer, bij Bewaren.',
  vernietigverzoek_een: 'In allebei de dossiers vraagt de inwoner om te vernietigen. Geef eerst op een van de twee antwoord.',
  terugkeerafspraak_een:
    'In allebei de dossiers staat een afspraak over de weg terug. Zeg in een van de twee dat er geen afspraak nodig is, bij De weg terug.',
  overdracht_een: 'In allebei de dossiers loopt een overdracht. Rond eerst een van de twee af, of stop haar.',
  nazorgmoment_een:
    'In allebei de dossiers is nazorg gepland vanaf dezelfde dag. Laat die in een van de twee vervallen, bij Nazorg.',
  trajectstap_voorgesteld:
    'In allebei de dossiers ligt dezelfde stap van een route voor. Trek een van de twee voorstellen in, bij Route.',
  traject_een: 'In allebei de dossiers loopt een traject. Rond eerst een van de twee af.',
};

/** What has to be done first, one sentence for each thing that is in the way. */
export const weigerRedenen = (weigeringen: readonly Weigering[]): Reden[] =>
  [
    ...new Set(
      weigeringen.map(
        ({ tabel, regel }) =>
          OPLOSSING[regel] ??
          `Bij ${tabelNaam(tabel)} staat in allebei de dossiers iets dat er maar één keer mag zijn (${regel}). Rond dat eerst af in een van de dossiers, of vraag beheer om hulp.`,
      ),
    ),
  ].map((tekst) => ({ tekst }));

/** Why two dossiers cannot be taken apart, in words; the codes are those of app.haal_uit_elkaar. */
export const terugWeigering = (code: string): string =>
  code === 'bsn-in-gebruik'
    ? 'Het BSN van een van de twee staat nu op een derde dossier. Kijk eerst dat dossier na, en verbeter daar het BSN.'
    : 'Van het dossier dat opging is niet bewaard hoe het was. Daarom kan dit niet vanzelf: vraag het aan je beheerder.';
