# أوصاف أوامر العمل في المنتدى
command-feedback = تقييم الجلسات
command-recommend = تقديم توصية
command-recommendations = توصياتي
command-announce = إرسال إعلان
command-export = تصدير الملفات
