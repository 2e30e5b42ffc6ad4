-- As small as a pack can be and still use what packs use.
policy { id = "small", version = "1.0.0",
         title = { zh = "小策略", en = "A small policy" } }
