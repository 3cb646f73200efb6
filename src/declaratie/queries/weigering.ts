/** Refusals of the database that somebody who was just ahead brings about: the month was closed, or something came in that waits. */
type Weigering = 'WM410' | 'WM411';

/**
 * What `werk` gives, or undefined when the database refuses with this code. The transaction can then only be rolled back: an action
 * gives its reason and asks nothing more.
 */
export async function tenzij<T>(code: Weigering, werk: Promise<T>): Promise<T | undefined> {
  try {
    return await werk;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) return undefined;
    throw error;
  }
}
