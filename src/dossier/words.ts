// The logboek in Dutch: what somebody did, as a sentence without its subject.

const HANDELING: Record<string, string> = {
  'aanmelding-vastgelegd': 'Aanmelding vastgelegd',
  'ladderbepaling-vastgelegd': 'Trede bepaald',
  'ladderbepaling-verbeterd': 'Trede verbeterd',
  'zrm-vastgelegd': 'Zelfredzaamheid gescoord',
  'zrm-verbeterd': 'Zelfredzaamheid verbeterd',
  'concept-bewaard': 'Concept bewaard',
  'concept-weggegooid': 'Concept weggegooid',
  'kijk-gegeven': 'Inwoner ziet het anders',
  'kijk-beantwoord': 'Inwoner geantwoord',
  'gegevens-gewijzigd': 'Gegevens gewijzigd',
  'uitkering-gewijzigd': 'Uitkering gewijzigd',
  'consulent-gewijzigd': 'Consulent gewijzigd',
  'voortgang-gelezen': 'Voortgang gelezen',
  'bsn-gezocht': 'Gezocht op BSN',
  'overleg-partij-erbij': 'Iemand bij een overleg gehaald',
  'overleg-zonder-antwoord': 'Bericht gelezen, geen antwoord nodig',
  'bsn-verbeterd': 'BSN verbeterd',
  'brp-geraadpleegd': 'In de BRP gekeken',
  'brp-overgenomen': 'Gegevens uit de BRP overgenomen',
  'persoonsgegevens-verbeterd': 'Naam of geboortedatum verbeterd',
  'dossier-samengevoegd': 'Dossier samengevoegd met een ander',
  'niet-dezelfde-persoon': 'Gezegd dat een ander dossier iemand anders is',
  'noodtoegang-geopend': 'Geopend met noodtoegang',
  'noodtoegang-gesloten': 'Noodtoegang gesloten',
  'noodtoegang-beoordeeld': 'Noodtoegang beoordeeld',
  'afscherming-gezet': 'Dossier afgeschermd',
  'afscherming-verlengd': 'Afscherming verlengd',
  'afscherming-opgeheven': 'Afscherming opgeheven',
  'afscherming-genoemd': 'Iemand genoemd bij het afgeschermde dossier',
  'afscherming-genoemd-af': 'Genoemde persoon weggehaald',
  'orientatie-verwezen': 'Naar het oriëntatiecentrum verwezen',
  'orientatie-beeindigd': 'Verwijzing naar het oriëntatiecentrum beëindigd',
  'samenvoeging-teruggedraaid': 'Samengevoegde dossiers weer uit elkaar',
};

const SOORT: Record<string, string> = {
  dossier: 'Dossier bekeken',
  toegang: 'Bekeken wie het dossier mag zien',
  bsn: 'BSN bekeken',
  ladderbepaling: 'Ladder bekeken',
  zrm: 'Zelfredzaamheid bekeken',
  toewijzing: 'Toewijzingen bekeken',
  uren: 'Uren bekeken',
  document: 'Document bekeken',
  documenten: 'Lijst met documenten bekeken',
  logboek: 'Logboek bekeken',
  gegevens: 'Gegevens bekeken',
  aanmelding: 'Aanmelding bekeken',
  toets: 'Toets bekeken',
  besluit: 'Besluit bekeken',
  resultaat: 'Resultaat bekeken',
  voortgang: 'Voortgang bekeken',
  notities: 'Notities bekeken',
  notitie: 'Notitie bekeken',
  werknotitie: 'Werknotitie bekeken',
  berichten: 'Lijst met berichten bekeken',
  overleg: 'Berichten gelezen',
  dossierstuk: 'Document bekeken',
  afspraken: 'Afspraken bekeken',
  plan: 'Plan bekeken',
};

const hoofdletter = (tekst: string): string => tekst.charAt(0).toUpperCase() + tekst.slice(1);

/** "besluit-genomen" → "Besluit genomen"; words that are not listed are read from the key itself. */
export const handelingTekst = (regel: { handeling: string; soort: string }): string =>
  regel.handeling === 'inzage'
    ? (SOORT[regel.soort] ?? `${hoofdletter(regel.soort.replaceAll('-', ' '))} bekeken`)
    : (HANDELING[regel.handeling] ?? hoofdletter(regel.handeling.replaceAll('-', ' ')));
