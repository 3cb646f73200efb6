-- An adviser of an orientation centre is told of messages by mail, so he too says whether he wants that.
create policy zelf_orientatie on mailvoorkeur for all to wm_orientatie
  using (gebruiker_id = (select app.gebruiker())) with check (gebruiker_id = (select app.gebruiker()));
grant select, insert, update on mailvoorkeur to wm_orientatie;
