alter table dossierstuk validate constraint dossierstuk_herkomst;
alter table dossierstuk validate constraint dossierstuk_van_aanbieder;
