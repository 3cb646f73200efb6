import { warnTermijnen } from './aanmelding/index.ts';
import { remindAfspraken } from './afspraak/index.ts';
import { runVertrek } from './beheer/index.ts';
import { runDoorrekening, runOvergang } from './beleidswijziging/index.ts';
import { escalatePlichten, plichtenZin, recheckPlichten, refreshPlichten } from './bewaking/index.ts';
import { runKopie, runVernietigen } from './bewaren/index.ts';
import { bewijsZin, checkBewijs } from './bewijs/index.ts';
import { sendHerinneringen } from './herinnering/index.ts';
import { announceAow, beginVoorstellen, followBrp } from './levensgebeurtenis/index.ts';
import { type LeveringTaakSettings, runLevering } from './levering/index.ts';
import { checkLogboek, leesAnkers, sealLogboek } from './logboek/index.ts';
import { wipeMeldingen } from './melding/index.ts';
import { runOmzetting } from './omzetting/index.ts';
import { runOverlegmail } from './overleg/index.ts';
import type { Brp } from './platform/brp/index.ts';
import { type Clock, type Dagen, systemClock } from './platform/clock.ts';
import { cleanUp } from './platform/db/clean-up.ts';
import { startJobs } from './platform/jobs.ts';
import { log } from './platform/log.ts';
import { type MailSender, sendDue, sendOne, wipeMail } from './platform/mail/index.ts';
import { Verklaard } from './platform/problem.ts';
import { searchDubbelen } from './samenvoegen/index.ts';
import { type GeplandeNaam, resumeWerk, rooster } from './taak/index.ts';
import { runTrajecten } from './traject/index.ts';
import { controleZin, refreshWerkvoorraad, runVerdeling, runWerkvoorraadcontrole } from './werkvoorraad/index.ts';
import { beginVersies } from './wijziging/index.ts';

export type WorkerSettings = LeveringTaakSettings & {
  /** File outside the database that gets the chain hashes of the logboek. */
  ankers?: string;
  /** File outside the database that gets what was destroyed; absent: nothing is destroyed. */
  vernietigd?: string;
  /** Makes the back-up of the night and says what it did; absent: no folder is set. */
  bewaar?: () => Promise<string>;
  /** The way to the BRP; absent: nobody is looked up at night. */
  brp?: Brp | undefined;
  /** The mail server; absent: mail stays in the outbox. */
  mail?: MailSender;
  /** Origin of the product, for links in mail that the house sends by itself; absent: no such mail. */
  basis?: string;
  /** Where a browser finds the product, for links in mail; absent: nobody is told of a message. */
  baseUrl?: string;
  /** The clock of the machine unless told. */
  clock?: Clock;
};

/** Who writes a line of the logboek for longer than this, in milliseconds, is waited for in the next round. */
const GEDULD = 4 * 60 * 1000;

/** When beheer of a municipality chose nothing, in dagen (keuze): as in src/instelling. */
const MELDING_BEWAREN_DAGEN = 180;

/** Each municipality on its own day: in the demo one may have another. */
const dagenVan = (s: WorkerSettings): Dagen => {
  const clock = s.clock ?? systemClock();
  return (gemeenteId) => clock.vandaag(gemeenteId);
};

/** The hour of each municipality on its own day. */
const uurVan = (s: WorkerSettings): ((gemeenteId: number) => Date) => {
  const clock = s.clock ?? systemClock();
  return (gemeenteId) => clock.nu(gemeenteId);
};

/** Mails that one process takes along; whoever dies half-way holds these up for as long as a heartbeat. */
const MAILS_INEENS = 20;

/** What each line of the rooster does. */
const werk = (s: WorkerSettings): Record<GeplandeNaam, () => Promise<string>> => ({
  verzegelen: async () => {
    const { regels, uitgesteld } = await sealLogboek(s.owner, {
      geduld: GEDULD,
      ...(s.ankers === undefined ? {} : { ankers: s.ankers }),
    });
    return uitgesteld ? 'Er werd nog geschreven; de volgende keer opnieuw.' : `${regels} regels verzegeld.`;
  },
  bewaren: async () => (await s.bewaar?.()) ?? 'Er is geen map ingesteld (WERKTMEE_BEWAAR): er is geen back-up gemaakt.',
  werkvoorraad: async () => {
    const aantal = await refreshWerkvoorraad({ ...s, vandaag: dagenVan(s) });
    return aantal === 0
      ? 'Alles was bij.'
      : `De stappen van ${aantal === 1 ? '1 inwoner' : `${aantal} inwoners`} zijn opnieuw afgeleid.`;
  },
  'werkvoorraad-controleren': async () => {
    const vandaag = dagenVan(s);
    // What moved and was not derived yet must not be found for that alone.
    await refreshWerkvoorraad({ ...s, vandaag });
    const uit = await runWerkvoorraadcontrole({ ...s, vandaag });
    const som = (wat: 'gevonden' | 'nieuw' | 'opgelost') => uit.reduce((n, een) => n + een[wat], 0);
    return controleZin({ gevonden: som('gevonden'), nieuw: som('nieuw'), opgelost: som('opgelost') });
  },
  'beleid-overgang': async () => {
    const vandaag = dagenVan(s);
    const aantal = (await runOvergang({ ...s, vandaag })) + (await beginVersies({ ...s, vandaag }));
    return aantal === 0 ? 'Alles was bij.' : `${aantal} toewijzingen zijn overgezet op een nieuwe versie.`;
  },
  'afspraak-herinneren': async () =>
    s.basis === undefined
      ? 'Er is geen adres van het product bekend: er is niemand herinnerd.'
      : remindAfspraken({ ...s, basis: s.basis, vandaag: dagenVan(s) }),
  'termijnen-bewaken': async () =>
    s.basis === undefined
      ? 'Er is geen adres van het product bekend: er is niemand gewaarschuwd.'
      : warnTermijnen({ ...s, basis: s.basis, vandaag: dagenVan(s) }),
  plichten: async () => {
    const aantal = await refreshPlichten(s);
    return aantal === 0 ? 'Alles was bij.' : `De plichten van ${aantal} toewijzingen zijn opnieuw afgeleid.`;
  },
  'plichten-nalopen': async () => {
    const vandaag = dagenVan(s);
    const zin = plichtenZin(await recheckPlichten(s));
    const routes = await runTrajecten({ ...s, vandaag });
    await refreshWerkvoorraad({ ...s, vandaag });
    return `${zin} ${routes} ${await escalatePlichten({ ...s, vandaag })}`;
  },
  herinneren: async () => {
    const vandaag = dagenVan(s);
    await refreshWerkvoorraad({ ...s, vandaag });
    await refreshPlichten(s);
    return sendHerinneringen({ ...s, vandaag });
  },
  opruimen: async () => {
    const meldingen = await wipeMeldingen(s.owner, MELDING_BEWAREN_DAGEN);
    return `${await cleanUp(s.owner)} ${await wipeMail(s.owner)} De gegevens van ${meldingen} oude meldingen gewist.`;
  },
  'mail-nasturen': async () => {
    if (!s.mail) return 'Er is geen mailserver ingesteld: mail blijft liggen.';
    const { verstuurd, later, mislukt, vervallen } = await sendDue(s.owner, s.mail, uurVan(s));
    return `${verstuurd} verstuurd, ${later} later opnieuw, ${mislukt} mislukt, ${vervallen} vervallen.`;
  },
  'werk-hervatten': () => resumeWerk(s.owner),
  'vernietigen-nacht': () => runVernietigen({ owner: s.owner, vandaag: dagenVan(s), lijst: s.vernietigd }),
  vertrek: () => runVertrek(s.owner, dagenVan(s)),
  'dubbelen-zoeken': () => searchDubbelen(s.owner),
  'brp-volgen': () => followBrp({ ...s, brp: s.brp, vandaag: dagenVan(s) }),
  'gebeurtenissen-ingaan': () => beginVoorstellen({ ...s, vandaag: dagenVan(s) }),
  'aow-aankondigen': () => announceAow({ ...s, vandaag: dagenVan(s) }),
  'bewijs-controleren': async () => {
    await s.beleid.ververs();
    const uit = await checkBewijs(s.owner, s.beleid);
    if (uit.anders === 0) return bewijsZin(uit);
    throw new Verklaard(bewijsZin(uit));
  },
  'logboek-controleren': async () => {
    const ankers = s.ankers === undefined ? [] : await leesAnkers(s.ankers);
    const { heel, regels, bevindingen } = await checkLogboek(s.owner, { ankers, herkomst: 'taak' });
    if (heel) return `${regels} regels gecontroleerd: alles klopt.`;
    log.error('het logboek klopt niet met zijn verzegeling', { bevindingen: bevindingen.slice(0, 20).map(({ tekst }) => tekst) });
    throw new Verklaard('Het logboek klopt niet met zijn verzegeling. Kijk bij Logboek wat er is gevonden.');
  },
});

/** Work that goes on behind the pages, in the process of the server. Start it after the migrations; stop it before the database. */
export const startWorker = async (s: WorkerSettings): Promise<{ stop(): Promise<void> }> => {
  const jobs = await startJobs(s.owner);
  await jobs.work('levering', (taak) => runLevering(s, taak));
  await jobs.work('doorrekening', (taak) => runDoorrekening(s, taak));
  await jobs.work('vernietigen', async () => {
    await runVernietigen({ owner: s.owner, vandaag: dagenVan(s), lijst: s.vernietigd });
  });
  await jobs.work('dossierkopie', (taak) =>
    runKopie({ ...s, vandaag: (s.clock ?? systemClock()).vandaag(taak.gemeenteId) }, taak),
  );
  await jobs.work('verdeling', (taak) => runVerdeling(s, taak));
  await jobs.work('omzetting', (taak) =>
    runOmzetting({ ...s, vandaag: (s.clock ?? systemClock()).vandaag(taak.gemeenteId) }, taak),
  );
  await jobs.work('overgang', async () => {
    await runOvergang({ ...s, vandaag: dagenVan(s) });
  });
  await jobs.work('overleg', async (taak) => {
    await runOverlegmail({ ...s, vandaag: (s.clock ?? systemClock()).vandaag(taak.gemeenteId) }, taak);
  });
  const { mail } = s;
  // A night of reminders is thousands of mails: one each second would last until noon.
  await jobs.work(
    'mail',
    async ({ gemeenteId, id }) => {
      if (mail) await sendOne(s.owner, mail, { gemeenteId, id }, uurVan(s));
    },
    { ineens: MAILS_INEENS },
  );
  const doen = werk(s);
  await jobs.plan(rooster.map((gepland) => ({ ...gepland, doe: doen[gepland.naam] })));
  return { stop: jobs.stop };
};
