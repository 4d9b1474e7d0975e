"""`make bench`: a hall of phones against one server, every figure beside a bare server in the same run."""
