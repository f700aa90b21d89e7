int x;   
if (a < b && c)	;
