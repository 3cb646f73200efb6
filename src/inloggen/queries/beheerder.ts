import type pg from 'pg';

interface NieuweBeheerder {
  gemeenteId: number;
  naam: string;
  email: string;
  tokenHash: Buffer;
  uren: number;
  /** Also when there is one who can log in. */
  toch: boolean;
}

const insert = async (
  verbinding: Pick<pg.Pool, 'query'>,
  o: NieuweBeheerder,
): Promise<{ bestaat: string } | { bestaat: undefined; verlooptOp: Date }> => {
  // Two of these commands at once make one account.
  await verbinding.query('select pg_advisory_xact_lock(7300212, $1)', [o.gemeenteId]);
  const bekend = await verbinding.query<{ id: number; naam: string; gekoppeld: boolean }>(
    "select id, naam, issuer is not null as gekoppeld from gebruiker where gemeente_id = $1 and rol = 'beheer' and actief order by id",
    [o.gemeenteId],
  );
  const kanInloggen = bekend.rows.find((rij) => rij.gekoppeld);
  if (kanInloggen && !o.toch) return { bestaat: kanInloggen.naam };
  const wacht = bekend.rows.find((rij) => !rij.gekoppeld && rij.naam.toLowerCase() === o.naam.toLowerCase());
  const id =
    wacht?.id ??
    (
      await verbinding.query<{ id: number }>(
        "insert into gebruiker (rol, naam, gemeente_id) values ('beheer', $1, $2) returning id",
        [o.naam, o.gemeenteId],
      )
    ).rows[0]?.id;
  await verbinding.query(
    'update uitnodiging set ingetrokken_op = now() where gebruiker_id = $1 and aanvaard_op is null and ingetrokken_op is null',
    [id],
  );
  const gemaakt = await verbinding.query<{ verloopt_op: Date }>(
    `insert into uitnodiging (gemeente_id, gebruiker_id, token_hash, email, gemaakt_door, verloopt_op)
     values ($1, $2, $3, $4, 0, now() + make_interval(hours => $5)) returning verloopt_op`,
    [o.gemeenteId, id, o.tokenHash, o.email, o.uren],
  );
  await verbinding.query(
    `insert into logboek (gemeente_id, gebruiker_id, rol, handeling, soort, object_id, grond, uitkomst, herkomst)
     values ($1, 0, 'systeem', 'uitnodiging-gemaakt', 'gebruiker', $2, 'beheer van toegang', 'gelukt', 'opdrachtregel')`,
    [o.gemeenteId, String(id)],
  );
  const verlooptOp = gemaakt.rows[0]?.verloopt_op;
  if (!verlooptOp) throw new Error('de uitnodiging is niet bewaard');
  return { bestaat: undefined, verlooptOp };
};

/** Makes an account of beheer with an invitation, or names who can log in already. */
export const insertBeheerder = async (owner: pg.Pool, o: NieuweBeheerder): ReturnType<typeof insert> => {
  const verbinding = await owner.connect();
  try {
    await verbinding.query('begin');
    const uit = await insert(verbinding, o);
    await verbinding.query('commit');
    return uit;
  } catch (error) {
    await verbinding.query('rollback');
    throw error;
  } finally {
    verbinding.release();
  }
};
