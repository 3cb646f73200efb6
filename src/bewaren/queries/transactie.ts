// A transaction of the owner over one connection, for what a job reads and writes for longer than a page may.
import type pg from 'pg';

const BEGIN = {
  vernietigen:
    "begin; select set_config('app.gebruiker', '0', true), set_config('statement_timeout', '15min', true), set_config('lock_timeout', '60s', true)",
  kopie: "begin isolation level repeatable read; set local statement_timeout = '5min'",
} as const;

/** One transaction of the owner; on an error nothing happened. */
export const inTransactie = async <T>(
  owner: pg.Pool,
  wat: keyof typeof BEGIN,
  doe: (verbinding: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const verbinding = await owner.connect();
  let heel = false;
  try {
    await verbinding.query(BEGIN[wat]);
    const uit = await doe(verbinding);
    await verbinding.query('commit');
    heel = true;
    return uit;
  } finally {
    // What was not committed is gone with its connection.
    verbinding.release(!heel);
  }
};

/** The resident of before is the owner again. */
export const becomeOwner = async (verbinding: pg.ClientBase): Promise<void> => {
  await verbinding.query('reset role');
};
