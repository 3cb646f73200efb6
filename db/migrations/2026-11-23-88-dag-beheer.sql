-- The form of a template lists the teams of today (app.dag); beheer makes templates too.
grant execute on function app.dag() to wm_beheer;
