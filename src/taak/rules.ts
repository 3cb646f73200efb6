import { Temporal } from '../kernel/datum.ts';

const ZONE = 'Europe/Amsterdam';
const DAGEN = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'] as const;

/** A plan as the rooster writes it; undefined parts mean every one. */
interface Plan {
  minuten: number[];
  uren: number[];
  dag: number | undefined;
  weekdag: number | undefined;
}

const reeks = (veld: string, aantal: number): number[] | undefined => {
  const stap = veld === '*' ? 1 : Number(/^\*\/([1-9]\d?)$/.exec(veld)?.[1] ?? 0);
  if (stap > 0) return Array.from({ length: Math.ceil(aantal / stap) }, (_, i) => i * stap);
  return /^\d{1,2}$/.test(veld) && Number(veld) < aantal ? [Number(veld)] : undefined;
};
const een = (veld: string): number | undefined => (/^\d{1,2}$/.test(veld) ? Number(veld) : undefined);

/** Every hour of a part of the day: "9-17". */
const deelVanDeDag = (veld: string): number[] | undefined => {
  const [, van, tot] = /^(\d{1,2})-(\d{1,2})$/.exec(veld) ?? [];
  if (van === undefined || tot === undefined || Number(tot) > 23 || Number(van) > Number(tot)) return undefined;
  return Array.from({ length: Number(tot) - Number(van) + 1 }, (_, i) => Number(van) + i);
};

/** Minute, hour, day of the month, month (always *) and weekday; undefined for what the rooster does not use. */
const leesCron = (cron: string): Plan | undefined => {
  const [minuut = '', uur = '', dag = '', maand = '', weekdag = ''] = cron.split(' ');
  const minuten = reeks(minuut, 60);
  const uren = reeks(uur, 24) ?? deelVanDeDag(uur);
  const klopt = (veld: string) => veld === '*' || een(veld) !== undefined;
  if (!minuten || !uren || maand !== '*' || !klopt(dag) || !klopt(weekdag)) return undefined;
  return { minuten, uren, dag: een(dag), weekdag: een(weekdag) };
};

const tijd = (uur: number, minuut: number): string => `${uur}.${String(minuut).padStart(2, '0')} uur`;

/** When planned work runs, in words. */
export const wanneerInWoorden = (cron: string): string => {
  const plan = leesCron(cron);
  const [minuut = 0, volgende] = plan?.minuten ?? [];
  const [uur = 0] = plan?.uren ?? [];
  if (!plan) return cron;
  if (volgende !== undefined) return volgende === 1 ? 'elke minuut' : `elke ${volgende} minuten`;
  if (plan.uren.length > 1) {
    const stap = (plan.uren[1] ?? 1) - uur;
    const deel = plan.uren.length < 24 && stap === 1 ? ` van ${uur} tot en met ${plan.uren.at(-1)} uur` : '';
    return stap === 1 ? `elk uur${deel}, ${minuut} minuten na het hele uur` : `elke ${stap} uur`;
  }
  if (plan.weekdag !== undefined) return `elke ${DAGEN[plan.weekdag % 7]} om ${tijd(uur, minuut)}`;
  if (plan.dag !== undefined) return `elke maand op dag ${plan.dag} om ${tijd(uur, minuut)}`;
  return `elke dag om ${tijd(uur, minuut)}`;
};

/** The first moment after `na` at which planned work runs, both in milliseconds; undefined for a plan that this does not read. */
export const volgendeKeer = (cron: string, na: number): number | undefined => {
  const plan = leesCron(cron);
  if (!plan) return undefined;
  const vanaf = Temporal.Instant.fromEpochMilliseconds(na).toZonedDateTimeISO(ZONE);
  for (let d = 0; d < 62; d++) {
    const dag = vanaf.toPlainDate().add({ days: d });
    if (plan.dag !== undefined && dag.day !== plan.dag) continue;
    if (plan.weekdag !== undefined && dag.dayOfWeek % 7 !== plan.weekdag % 7) continue;
    for (const hour of plan.uren) {
      for (const minute of plan.minuten) {
        const moment = dag.toZonedDateTime({ timeZone: ZONE, plainTime: { hour, minute } }).epochMilliseconds;
        if (moment > na) return moment;
      }
    }
  }
  return undefined;
};
