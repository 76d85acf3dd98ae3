"""Tables that people bring in and take out: CSV and workbooks."""
