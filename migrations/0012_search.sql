-- Texts that are found by their words, and by likeness. Under row level security LIKE and @@ use no index: equality and ranges on a term do.

create table search_documents (
  tenant_id uuid not null,
  -- What the text is: 'proposal', 'suggestion' …
  kind text collate "C" not null,
  id uuid not null,
  -- Stands still where the text does: tells how much has changed since the terms were counted.
  indexed_at timestamptz not null,
  primary key (tenant_id, kind, id)
);

-- The weight lies in the key's index: a search reads the index alone.
create table search_terms (
  tenant_id uuid not null,
  kind text collate "C" not null,
  term text collate "C" not null,
  document_id uuid not null,
  -- How much the term says about its document, in thousandths.
  weight smallint not null,
  primary key (tenant_id, kind, term, document_id) include (weight)
);
create index search_terms_document on search_terms (tenant_id, kind, document_id);

-- In how many documents a common term stands, counted now and then: a counter kept with every write would make writers wait for one another.
create table search_term_counts (
  tenant_id uuid not null,
  kind text collate "C" not null,
  term text collate "C" not null,
  documents integer not null,
  primary key (tenant_id, kind, term) include (documents)
);

create table search_counts (
  tenant_id uuid not null,
  kind text collate "C" not null,
  documents integer not null,
  counted_at timestamptz not null,
  primary key (tenant_id, kind)
);
