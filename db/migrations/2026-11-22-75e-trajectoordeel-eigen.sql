-- Who was only asked for his own yes or no writes that, and not what another of the deciders said.
create policy alleen_eigen_vraag on trajectoordeel as restrictive for update to wm_vervanger using (
  gevraagd_aan = (select app.gebruiker()) or consulent_id = (select app.gebruiker()) or consulent_id = any ((select app.vervangt())::int[])
  or inwoner_id = any ((select app.genoemd_schrijft())::int[]));
