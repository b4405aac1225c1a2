-- Figures of the office tell of each month by state now: those that were kept do not, and are made anew in the night.
delete from office_figures;
