-- The proposals of one topic, without reading them all.
create index proposals_by_topic on proposals (tenant_id, topic, id);
